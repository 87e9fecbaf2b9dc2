package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import org.xerotier.xeroctl.terminal.Terminal.ToolStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl exec raw}. */
@Command(
        name = "raw",
        description = {
            "Print all that a tool wrote, byte for byte.",
            "On a terminal, control characters are shown as visible escapes unless --raw is given."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl exec raw inv_0193… > dump.sql",
            "  xeroctl exec raw exe_0193… --stream stderr"
        })
final class RawCommand implements ApiVerb<RawCommand.Options> {
    @Parameters(paramLabel = "ID", description = "The id of an execution (exe_…) or its invocation (inv_…).")
    private String id;

    @Option(names = "--stream", paramLabel = "STREAM", defaultValue = "stdout", description = "stdout or stderr.")
    private ToolStream stream;

    @Option(names = "--raw", description = "Unchanged bytes on a terminal too. Only for tools you trust.")
    private boolean raw;

    record Options(String id, ToolStream stream, boolean raw) {}

    @Override
    public Options options() {
        return new Options(id, stream, raw);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ApiRequest request = request(executionOf(options.id(), api), options.stream());
        boolean truncated = api.copy(request, bytes -> terminal.toolOutput(ToolStream.STDOUT, bytes, options.raw()))
                .truncated();
        terminal.endToolOutput();
        if (truncated) {
            terminal.warn("the tool wrote more than its output limit; this is the beginning of it");
        }
        return ExitCode.OK;
    }

    static ApiRequest request(String execution, ToolStream stream) {
        return ApiRequest.get("exec", "executions", execution, "raw")
                .with("stream", stream == ToolStream.STDOUT ? "stdout" : "stderr");
    }

    private static String executionOf(String id, Api api) {
        if (id.startsWith(ShowCommand.EXECUTION)) {
            return id;
        }
        JsonNode invocation = api.call(ApiRequest.get("exec", "invocations", id));
        String execution = Json.text(invocation, "execution_id");
        if (execution.isEmpty()) {
            throw new CommandStopped(
                    ExitCode.NOT_FOUND,
                    id + " is " + Json.text(invocation, "status") + " and has not run, so there is no output",
                    "xeroctl exec show " + id);
        }
        return execution;
    }
}
