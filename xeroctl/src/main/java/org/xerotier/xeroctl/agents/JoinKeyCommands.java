package org.xerotier.xeroctl.agents;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The group {@code xeroctl agents join-keys}. Without a verb it lists, or does what its action flag says. */
@Command(
        name = "join-keys",
        description = {
            "Keys with which new agents enrol.",
            "Without a verb: all join keys, with --create a new one, with --revoke the end of one."
        },
        subcommands = {
            JoinKeyListCommand.class,
            JoinKeyCreateCommand.class,
            JoinKeyShowCommand.class,
            JoinKeyRevokeCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents join-keys",
            "  xeroctl agents join-keys create --name web-1 --key-only > join.key",
            "  xeroctl agents join-keys --create --name web-1 --region eu"
        })
final class JoinKeyCommands implements ApiVerb<JoinKeyCommands.Options> {
    @Option(names = "--create", description = "Make a new one.")
    private boolean create;

    @Option(names = "--revoke", paramLabel = "JOIN-KEY", description = "Revoke this one.")
    private @Nullable String revoke;

    @Mixin
    private JoinKeyFlags flags = new JoinKeyFlags();

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(boolean create, @Nullable String revoke, JoinKeyFlags.Wanted wanted, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(create, revoke, flags.wanted(), page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        String revoked = options.revoke();
        if (options.create() && revoked != null) {
            throw CommandStopped.usage("--create and --revoke do not go together", null);
        }
        if (options.create()) {
            return new JoinKeyCreateCommand().run(new JoinKeyCreateCommand.Options(options.wanted()), api, terminal);
        }
        return revoked != null
                ? new JoinKeyRevokeCommand().run(new JoinKeyRevokeCommand.Options(revoked), api, terminal)
                : new JoinKeyListCommand().run(new JoinKeyListCommand.Options(options.page()), api, terminal);
    }
}
