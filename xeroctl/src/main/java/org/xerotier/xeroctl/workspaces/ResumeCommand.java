package org.xerotier.xeroctl.workspaces;

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

/** {@code xeroctl workspaces resume-exec}. */
@Command(
        name = "resume-exec",
        description =
                "Resume a paused workspace. Each call that waits is judged as things are now, and leaves if it may.",
        footer = {"", "Examples:", "  xeroctl workspaces resume-exec ops --reason \"moved\""})
final class ResumeCommand implements ApiVerb<ResumeCommand.Options> {
    @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id or name.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit log.")
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
        JsonNode resumed = api.call(ApiRequest.post(body, "workspaces", options.id(), "resume-exec"));
        terminal.one(resumed, Sheets.WORKSPACE);
        return ExitCode.OK;
    }
}
