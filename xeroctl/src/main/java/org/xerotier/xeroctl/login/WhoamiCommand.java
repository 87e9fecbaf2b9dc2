package org.xerotier.xeroctl.login;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code xeroctl whoami}. */
@Command(
        name = "whoami",
        description = "Show which person the router takes you for, and where they have a place.",
        footer = {"", "Examples:", "  xeroctl whoami", "  xeroctl --context ada whoami -o json"})
public final class WhoamiCommand implements ApiVerb<WhoamiCommand.Options> {
    private static final Card ME = Card.of(
            Column.id("User", "user.id"),
            Column.of("Username", "user.username"),
            Column.of("Name", "user.display_name"),
            Column.of("System role", "user.system_role"),
            Column.of("By", "by"),
            Column.of("Principal", "user.principal"));

    record Options() {}

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode me = api.call(ApiRequest.get("auth", "me").outsideProjects());
        terminal.one(me, ME);
        if (!terminal.isJson()) {
            for (JsonNode place : me.path("projects")) {
                terminal.line(Json.text(place, "role") + " of " + Json.text(place, "slug"));
            }
        }
        return ExitCode.OK;
    }
}
