package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl approvals list}. */
@Command(
        name = "list",
        description = "List approval requests, newest first.",
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals list --status pending",
            "  xeroctl approvals list --risk irreversible -o wide"
        })
final class ListCommand implements ApiVerb<ListCommand.Options> {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only preparing, pending, approved, rejected, timeout, escalated or withdrawn ones.")
    private @Nullable String status;

    @Option(names = "--risk", paramLabel = "RISK", description = "Only destructive or irreversible ones.")
    private @Nullable String risk;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "Only those of this workspace.")
    private @Nullable String workspace;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(
            @Nullable String status,
            @Nullable String risk,
            @Nullable String workspace,
            PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(status, risk, workspace, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ApiRequest request = ApiRequest.get("exec", "approvals")
                .with("status", options.status())
                .with("risk", options.risk())
                .with("workspace", options.workspace());
        JsonNode approvals = api.call(options.page().of(request));
        terminal.list(approvals, Sheets.APPROVALS);
        return ExitCode.OK;
    }
}
