package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl exec show}. */
@Command(
        name = "show",
        description =
                "Show an invocation, or one execution of it, with arguments, outcome and the beginning of the output.",
        footer = {"", "Examples:", "  xeroctl exec show inv_0193…", "  xeroctl exec show exe_0193… -o json"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    static final String EXECUTION = "exe_";

    @Parameters(paramLabel = "ID", description = "The id of an invocation (inv_…) or an execution (exe_…).")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        if (options.id().startsWith(EXECUTION)) {
            JsonNode execution = api.call(ApiRequest.get("exec", "executions", options.id()));
            terminal.one(execution, Sheets.EXECUTION);
            terminal.next("all its output", "xeroctl exec raw " + options.id());
            return ExitCode.OK;
        }
        JsonNode invocation = api.call(ApiRequest.get("exec", "invocations", options.id()));
        terminal.one(invocation, Sheets.INVOCATION);
        if (invocation.hasNonNull("execution_id")) {
            terminal.next("all its output", "xeroctl exec raw " + options.id());
        } else if (!Outcome.isEnded(Json.text(invocation, "status"))) {
            terminal.next("watch", "xeroctl exec watch " + options.id());
        }
        return ExitCode.OK;
    }
}
