package org.xerotier.xeroctl.agents;

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

/** {@code xeroctl agents pause-exec}. */
@Command(
        name = "pause-exec",
        description = {
            "Give an agent nothing new, at all or of one workspace.",
            "Its lease goes on and what it runs it finishes; calls only it could take wait in the queue."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents pause-exec web-1 --reason \"disk is being replaced\"",
            "  xeroctl agents pause-exec web-1 --workspace ops --reason \"looking into a bad call\""
        })
final class PauseCommand implements ApiVerb<PauseCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "Only for calls of this workspace, by id or name.")
    private @Nullable String workspace;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For those whose calls wait.")
    private String reason;

    record Options(String id, @Nullable String workspace, String reason) {}

    @Override
    public Options options() {
        return new Options(id, workspace, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        if (options.workspace() != null) {
            body.put("workspace", options.workspace());
        }
        body.put("reason", options.reason());
        terminal.one(api.call(ApiRequest.post(body, "management", "agents", options.id(), "pause-exec")), Sheets.AGENT);
        terminal.next("let it have work again", "xeroctl agents resume-exec " + options.id() + " --reason TEXT");
        return ExitCode.OK;
    }
}
