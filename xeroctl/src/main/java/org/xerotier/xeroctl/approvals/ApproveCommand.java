package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl approvals approve}. */
@Command(
        name = "approve",
        description = {
            "Approve a request: what was asked for runs, exactly as shown.",
            "An irreversible one needs --confirm with the name of the tool. Nobody approves their own request."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals approve apr_0193… --note 'change 4711'",
            "  xeroctl approvals approve apr_0193… --confirm openstack.server_delete"
        })
final class ApproveCommand implements ApiVerb<ApproveCommand.Options> {
    @Parameters(paramLabel = "APPROVAL", description = "The approval request's id.")
    private String id;

    @Option(names = "--note", paramLabel = "TEXT", description = "Kept with the decision.")
    private @Nullable String note;

    @Option(names = "--confirm", paramLabel = "TOOL", description = "The tool's name, typed again.")
    private @Nullable String confirm;

    record Options(
            String id, @Nullable String note, @Nullable String confirm) {}

    @Override
    public Options options() {
        return new Options(id, note, confirm);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        if (options.note() != null) {
            body.put("note", options.note());
        }
        if (options.confirm() != null) {
            body.put("confirm", options.confirm());
        }
        JsonNode approval = api.call(ApiRequest.post(body, "exec", "approvals", options.id(), "approve"));
        terminal.one(approval, Sheets.APPROVAL);
        terminal.next("watch it run", "xeroctl exec watch " + Json.text(approval, "invocation_id"));
        return ExitCode.OK;
    }
}
