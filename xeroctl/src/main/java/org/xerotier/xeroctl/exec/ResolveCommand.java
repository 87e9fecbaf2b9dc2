package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code xeroctl exec resolve}. */
@Command(
        name = "resolve",
        description =
                "Say what is to hold of an invocation whose outcome nobody knows. Look first at what it was to change.",
        footer = {
            "",
            "Outcomes:",
            "  succeeded   it happened: the invocation ends as completed",
            "  failed      it did not happen: the invocation ends as failed",
            "  retry       whatever happened, run it (again): every check is made anew, and people are asked anew",
            "              where the policy asks for approval",
            "",
            "Needs an owner of the project, or an admin or operator, and a key or sign-in with the scope approve or",
            "management. Whoever asked for a call that needs approval does not settle it.",
            "",
            "Examples:",
            "  xeroctl exec ambiguous",
            "  xeroctl exec resolve inv_0193… --outcome failed --reason 'no trace of it in the cluster'"
        })
final class ResolveCommand implements ApiVerb<ResolveCommand.Options> {
    @Parameters(paramLabel = "INVOCATION", description = "The invocation's id.")
    private String id;

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "OUTCOME",
            description = "succeeded, failed or retry; see below.")
    private String outcome;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "How you know, or why; kept with the call and in the audit log.")
    private String reason;

    record Options(String id, String outcome, String reason) {}

    @Override
    public Options options() {
        return new Options(id, outcome, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object().put("outcome", options.outcome()).put("reason", options.reason());
        JsonNode invocation = api.call(ApiRequest.post(body, "exec", "invocations", options.id(), "resolve"));
        if (terminal.isJson()) {
            terminal.json(invocation);
            return ExitCode.OK;
        }
        String status = Json.text(invocation, "status");
        terminal.line(options.id() + " " + status);
        if (status.equals("pending_approval")) {
            terminal.next("what waits for approval", "xeroctl approvals list --status pending");
        } else if (!Outcome.isEnded(status)) {
            terminal.next("watch", "xeroctl exec watch " + options.id());
        }
        return ExitCode.OK;
    }
}
