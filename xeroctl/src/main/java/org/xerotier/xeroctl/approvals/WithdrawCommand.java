package org.xerotier.xeroctl.approvals;

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

/** {@code xeroctl approvals withdraw}. */
@Command(
        name = "withdraw",
        description = "Take a request of your own back: what was asked for does not run.",
        footer = {"", "Examples:", "  xeroctl approvals withdraw apr_0193… --reason 'no longer needed'"})
final class WithdrawCommand implements ApiVerb<WithdrawCommand.Options> {
    @Parameters(paramLabel = "APPROVAL", description = "The approval request's id.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept on record.")
    private @Nullable String reason;

    record Options(String id, @Nullable String reason) {}

    @Override
    public Options options() {
        return new Options(id, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        if (options.reason() != null) {
            body.put("reason", options.reason());
        }
        Course.show(api.call(ApiRequest.post(body, "exec", "approvals", options.id(), "withdraw")), terminal);
        return ExitCode.OK;
    }
}
