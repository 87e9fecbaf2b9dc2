package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl approvals show}. */
@Command(
        name = "show",
        description =
                "Show an approval request: exactly what would run, who asked, whom the policy asks, and what was said.",
        footer = {"", "Examples:", "  xeroctl approvals show apr_0193…"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "APPROVAL", description = "The approval request's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode approval = api.call(ApiRequest.get("exec", "approvals", options.id()));
        if (!terminal.isJson()) {
            // What there is to decide on, as the router renders it from the bytes that would run.
            terminal.text(Json.text(api.call(ApiRequest.get("exec", "approvals", options.id(), "sheet")), "text"));
        }
        Course.show(approval, terminal);
        if (Json.text(approval, "status").equals("pending")) {
            boolean confirms = Json.text(approval, "risk").equals("irreversible");
            String confirm = confirms ? " --confirm " + Json.text(approval, "tool") : "";
            boolean isEdited = approval.path("round").asInt(1) > 1;
            String digest = isEdited ? " --digest " + Json.text(approval, "digest") : "";
            terminal.next("approve", "xeroctl approvals approve " + options.id() + confirm + digest);
            terminal.next("reject", "xeroctl approvals reject " + options.id() + " --reason TEXT");
        }
        return ExitCode.OK;
    }
}
