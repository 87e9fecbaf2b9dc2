package org.xerotier.xeroctl.webhooks;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The group {@code xeroctl webhooks}. Without a verb it lists. */
@Command(
        name = "webhooks",
        description = {
            "Addresses outside that are told of events: who is told what, and how it fared.",
            "Without a verb: all webhooks."
        },
        subcommands = {
            ListCommand.class,
            CreateCommand.class,
            ShowCommand.class,
            UpdateCommand.class,
            DeleteCommand.class,
            TestCommand.class,
            DeliveriesCommand.class,
            RotateSecretCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl webhooks create --url https://hooks.example.com/x --event exec.approval_requested",
            "  xeroctl webhooks test whk_0193…",
            "  xeroctl webhooks deliveries whk_0193…"
        })
public final class WebhooksCommands implements ApiVerb<WebhooksCommands.Options> {
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
