package org.xerotier.xeroctl.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl webhooks create}. */
@Command(
        name = "create",
        description = {
            "Have an address outside told of events.",
            "The secret that signs every delivery is shown once and cannot be shown again."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl webhooks create --url https://hooks.example.com/x --event exec.approval_requested",
            "  xeroctl webhooks create --url https://hooks.example.com/x --event exec.failed --secret-only > secret"
        })
final class CreateCommand implements ApiVerb<CreateCommand.Options> {
    @Mixin
    private WebhookFlags flags = new WebhookFlags();

    @Option(names = "--secret-only", description = "Print the secret and nothing else, for a file or a pipe.")
    private boolean secretOnly;

    record Options(ObjectNode body, boolean secretOnly) {}

    @Override
    public Options options() {
        ObjectNode body = flags.body();
        if (!body.has("url") || !body.has("events")) {
            throw CommandStopped.usage(
                    "a webhook needs a url and at least one event type",
                    "xeroctl webhooks create --url URL --event exec.approval_requested");
        }
        return new Options(body, secretOnly);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode webhook = api.call(ApiRequest.post(options.body(), "webhooks"));
        if (options.secretOnly()) {
            terminal.line(Json.text(webhook, "secret"));
        } else {
            terminal.one(webhook, Sheets.WEBHOOK);
        }
        terminal.say("the secret is shown this once");
        terminal.next("try it out", "xeroctl webhooks test " + Json.text(webhook, "id"));
        return ExitCode.OK;
    }
}
