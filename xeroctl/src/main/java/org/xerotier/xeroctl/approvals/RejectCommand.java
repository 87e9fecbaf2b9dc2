package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl approvals reject}. */
@Command(
        name = "reject",
        description = "Reject a request: what was asked for does not run.",
        footer = {"", "Examples:", "  xeroctl approvals reject apr_0193… --reason 'not during the freeze'"})
final class RejectCommand implements ApiVerb<RejectCommand.Options> {
    @Parameters(paramLabel = "APPROVAL", description = "The approval request's id.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the requester reads it.")
    private String reason;

    record Options(String id, String reason) {}

    @Override
    public Options options() {
        return new Options(id, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object().put("reason", options.reason());
        Course.show(api.call(ApiRequest.post(body, "exec", "approvals", options.id(), "reject")), terminal);
        return ExitCode.OK;
    }
}
