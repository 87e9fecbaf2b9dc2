package org.xerotier.xeroctl.letters;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group {@code xeroctl dead-letters}. Without a verb it lists. */
@Command(
        name = "dead-letters",
        description = {
            "Messages that could not be handled, such as mail to approvers that nobody took.",
            "Without a verb: all of them."
        },
        subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DiscardCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl dead-letters",
            "  xeroctl dead-letters show dead_0193…",
            "  xeroctl dead-letters retry dead_0193…"
        })
public final class LettersCommands implements ApiVerb<LettersCommands.Options> {
    @Mixin
    private PageFlags page = new PageFlags();

    record Options(PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        return new ListCommand().run(new ListCommand.Options(options.page()), api, terminal);
    }
}
