package org.xerotier.xeroctl.exec;

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

/** {@code xeroctl exec cancel}. */
@Command(
        name = "cancel",
        description = "Ask for an invocation to be stopped. What already ran is not undone.",
        footer = {"", "Examples:", "  xeroctl exec cancel inv_0193… --reason 'wrong cluster'"})
final class CancelCommand implements ApiVerb<CancelCommand.Options> {
    @Parameters(paramLabel = "INVOCATION", description = "The invocation's id.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the audit log.")
    private @Nullable String reason;

    record Options(String id, @Nullable String reason) {}

    @Override
    public Options options() {
        return new Options(id, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode invocation = api.call(request(options.id(), options.reason()));
        if (terminal.isJson()) {
            terminal.json(invocation);
        } else {
            terminal.line(options.id() + " " + Json.text(invocation, "status"));
            terminal.next("watch", "xeroctl exec watch " + options.id());
        }
        return ExitCode.OK;
    }

    static ApiRequest request(String id, @Nullable String reason) {
        ObjectNode body = Json.object();
        if (reason != null) {
            body.put("reason", reason);
        }
        return ApiRequest.post(body, "exec", "invocations", id, "cancel");
    }
}
