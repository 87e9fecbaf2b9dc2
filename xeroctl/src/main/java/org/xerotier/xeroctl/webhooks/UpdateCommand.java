package org.xerotier.xeroctl.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl webhooks update}. */
@Command(
        name = "update",
        description = "Change a webhook; what is not given stays as it is.",
        footer = {
            "",
            "Examples:",
            "  xeroctl webhooks update whk_0193… --event exec.approved,exec.rejected",
            "  xeroctl webhooks update whk_0193… --off"
        })
final class UpdateCommand implements ApiVerb<UpdateCommand.Options> {
    @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
    private String id;

    @Mixin
    private WebhookFlags flags = new WebhookFlags();

    @Option(names = "--on", description = "Tell it events again.")
    private boolean isOn;

    @Option(names = "--off", description = "Tell it nothing for now.")
    private boolean isOff;

    record Options(String id, ObjectNode body) {}

    @Override
    public Options options() {
        ObjectNode body = flags.body();
        if (isOn && isOff) {
            throw CommandStopped.usage("--on and --off do not go together", null);
        }
        if (isOn || isOff) {
            body.put("active", isOn);
        }
        if (body.isEmpty()) {
            throw CommandStopped.usage("nothing to change", "xeroctl webhooks update " + id + " --help");
        }
        return new Options(id, body);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.put(options.body(), "webhooks", options.id())), Sheets.WEBHOOK);
        return ExitCode.OK;
    }
}
