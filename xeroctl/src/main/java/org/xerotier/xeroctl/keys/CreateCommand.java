package org.xerotier.xeroctl.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.Moment;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl keys create}. */
@Command(
        name = "create",
        description = {"Make an API key of your own. Its secret is shown once and cannot be shown again."},
        footer = {
            "",
            "Examples:",
            "  xeroctl keys create --name ci --scopes execution,kubectl.get --expires 30d",
            "  xeroctl keys create --name on-call --scopes approve --secret-only > key"
        })
final class CreateCommand implements DeskVerb<CreateCommand.Options> {
    @Mixin
    private KeyFlags flags = new KeyFlags();

    record Options(KeyFlags.Wanted wanted) {}

    @Override
    public Options options() {
        return new Options(flags.wanted());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        KeyFlags.Wanted wanted = options.wanted();
        if (wanted.name() == null || wanted.scopes().isEmpty()) {
            throw CommandStopped.usage(
                    "an API key needs a name and scopes", "xeroctl keys create --name NAME --scopes execution");
        }
        ObjectNode body = Json.object().put("name", wanted.name());
        ArrayNode scopes = body.putArray("scopes");
        wanted.scopes().forEach(scopes::add);
        String expires = Moment.after(wanted.expires(), desk.clock());
        if (expires != null) {
            body.put("expires_at", expires);
        }
        JsonNode key = desk.api().call(ApiRequest.post(body, "management", "api-keys"));
        if (wanted.secretOnly()) {
            desk.terminal().line(Json.text(key, "secret"));
        } else {
            desk.terminal().one(key, Sheets.KEY);
        }
        desk.terminal().say("the secret is shown this once");
        return ExitCode.OK;
    }
}
