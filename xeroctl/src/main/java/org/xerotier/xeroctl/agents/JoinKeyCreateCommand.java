package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl agents join-keys create}. */
@Command(
        name = "create",
        description = {
            "Make a join key: one agent can enrol with it, once, until it expires.",
            "The key is shown once and cannot be shown again."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents join-keys create --name web-1",
            "  xeroctl agents join-keys create --name web-1 --ttl 1h --key-only > join.key"
        })
final class JoinKeyCreateCommand implements ApiVerb<JoinKeyCreateCommand.Options> {
    @Mixin
    private JoinKeyFlags flags = new JoinKeyFlags();

    record Options(JoinKeyFlags.Wanted wanted) {}

    @Override
    public Options options() {
        return new Options(flags.wanted());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        if (options.wanted().name() == null) {
            throw CommandStopped.usage("a join key needs a name", "xeroctl agents join-keys create --name NAME");
        }
        JsonNode key = api.call(ApiRequest.post(options.wanted().body(), "management", "join-keys"));
        if (options.wanted().keyOnly()) {
            terminal.line(Json.text(key, "key"));
        } else {
            terminal.one(key, Sheets.JOIN_KEY);
        }
        terminal.say("the key is shown this once; it is used up by the first agent that enrols with it");
        return ExitCode.OK;
    }
}
