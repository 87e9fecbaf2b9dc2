package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl exec ambiguous}. */
@Command(
        name = "ambiguous",
        description = "List the invocations whose outcome nobody knows, with all that is known of them.",
        footer = {
            "",
            "An invocation is ambiguous when its agent began it and cannot say how it ended, or never came back. A late",
            "report of the agent settles it, or the tool's probe; else it waits for `xeroctl exec resolve`.",
            "",
            "Examples:",
            "  xeroctl exec ambiguous -o wide",
            "  xeroctl exec show inv_0193… --evidence"
        })
final class AmbiguousCommand implements ApiVerb<AmbiguousCommand.Options> {
    @Mixin
    private PageFlags page = new PageFlags();

    record Options(PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode open = api.call(options.page().of(ApiRequest.get("exec", "ambiguous")));
        terminal.list(open, Sheets.AMBIGUOUS);
        if (!open.path("data").isEmpty()) {
            terminal.next("all about one", "xeroctl exec show <ID> --evidence");
            terminal.next("settle one", "xeroctl exec resolve <ID> --outcome … --reason …");
        }
        return ExitCode.OK;
    }
}
