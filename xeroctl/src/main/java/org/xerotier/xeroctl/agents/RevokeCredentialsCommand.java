package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents revoke-credentials}. */
@Command(
        name = "revoke-credentials",
        aliases = "revoke",
        description = {
            "Make an agent's key and token worthless at once: its connection ends, and it has to enrol anew with new keys.",
            "It is then another agent and bound to no workspace. Its name is free again."
        },
        footer = {"", "Examples:", "  xeroctl agents revoke-credentials web-1 --reason \"its host was broken into\""})
final class RevokeCredentialsCommand implements ApiVerb<RevokeCredentialsCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "For the audit log and the agent's events.")
    private String reason;

    record Options(String id, String reason) {}

    @Override
    public Options options() {
        return new Options(id, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(
                api.call(ApiRequest.post(
                        Json.object().put("reason", options.reason()),
                        "management",
                        "agents",
                        options.id(),
                        "revoke-credentials")),
                Sheets.AGENT);
        terminal.next("let it enrol again", "xeroctl agents join-keys create --name NAME --registration-name NAME");
        return ExitCode.OK;
    }
}
