package org.xerotier.xeroctl.keys;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The group {@code xeroctl keys}. Without a verb it lists, shows, or does what its action flag says. */
@Command(
        name = "keys",
        description = {
            "API keys of this project.",
            "Without a verb: all keys, the key named, with --create a new one, with --delete the end of one."
        },
        subcommands = {ListCommand.class, CreateCommand.class, ShowCommand.class, RevokeCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl keys",
            "  xeroctl keys create --name ci --scopes execution",
            "  xeroctl keys key_0193… --delete"
        })
public final class KeysCommands implements DeskVerb<KeysCommands.Options> {
    @Parameters(arity = "0..1", paramLabel = "KEY", description = "The API key's id.")
    private @Nullable String id;

    @Option(names = "--create", description = "Make a new one.")
    private boolean create;

    @Option(names = "--delete", description = "Revoke the key named.")
    private boolean delete;

    @Mixin
    private KeyFlags flags = new KeyFlags();

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(@Nullable String id, boolean create, boolean delete, KeyFlags.Wanted wanted, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(id, create, delete, flags.wanted(), page.page());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        String key = options.id();
        boolean contradiction = options.create() && (options.delete() || key != null);
        if (contradiction || (options.delete() && key == null)) {
            throw CommandStopped.usage("one action at a time: --create, or KEY --delete", "xeroctl keys --help");
        }
        if (options.create()) {
            return new CreateCommand().run(new CreateCommand.Options(options.wanted()), desk);
        }
        Api api = desk.api();
        Terminal terminal = desk.terminal();
        if (key == null) {
            return new ListCommand().run(new ListCommand.Options(options.page()), api, terminal);
        }
        return options.delete()
                ? new RevokeCommand().run(new RevokeCommand.Options(key), api, terminal)
                : new ShowCommand().run(new ShowCommand.Options(key), api, terminal);
    }
}
