package org.xerotier.xeroctl.exec;

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

/** {@code xeroctl exec tools}. */
@Command(
        name = "tools",
        description = "List the tools that agents of this project declare.",
        footer = {
            "",
            "Examples:",
            "  xeroctl exec tools",
            "  xeroctl exec tools --workspace ops --search kubectl",
            "  xeroctl exec tools -o wide"
        })
final class ToolsCommand implements ApiVerb<ToolsCommand.Options> {
    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "Only tools that can be called from this workspace (id or name).")
    private @Nullable String workspace;

    @Option(
            names = {"-s", "--search"},
            paramLabel = "TEXT",
            description = "Only tools whose name or description contains this.")
    private @Nullable String search;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(@Nullable String workspace, @Nullable String search, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(workspace, search, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ApiRequest request = ApiRequest.get("exec", "tools")
                .with("workspace", options.workspace())
                .with("q", options.search());
        JsonNode tools = api.call(options.page().of(request));
        terminal.list(tools, Sheets.TOOLS);
        return ExitCode.OK;
    }
}
