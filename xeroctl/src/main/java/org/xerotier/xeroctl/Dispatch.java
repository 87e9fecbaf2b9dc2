package org.xerotier.xeroctl;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.DryRunApi;
import org.xerotier.xeroctl.api.HttpApi;
import org.xerotier.xeroctl.context.Connection;
import org.xerotier.xeroctl.context.ConnectionResolver;
import org.xerotier.xeroctl.context.ContextFile;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Patience;
import org.xerotier.xeroctl.flags.GlobalFlags;
import org.xerotier.xeroctl.terminal.OutputFormat;
import org.xerotier.xeroctl.terminal.Talk;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine;

/** Hands the chosen verb what it asks for, and runs it. */
final class Dispatch {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final GlobalFlags flags;
    private final ContextFile contexts;
    private final ConnectionResolver connections;
    private @Nullable Api api;

    Dispatch(Surroundings surroundings, GlobalFlags flags) {
        this.surroundings = surroundings;
        this.flags = flags;
        this.contexts = ContextFile.of(surroundings.environment(), surroundings.home());
        this.connections = new ConnectionResolver(surroundings.environment(), contexts, flags.connection());
    }

    ExitCode run(CommandLine command) {
        Object verb = command.getCommandSpec().userObject();
        if (verb instanceof ApiVerb<?> apiVerb) {
            return run(apiVerb);
        }
        if (verb instanceof DeskVerb<?> deskVerb) {
            return run(deskVerb);
        }
        String name = command.getCommandSpec().qualifiedName();
        throw CommandStopped.usage("'" + name + "' needs a command after it", name + " --help");
    }

    private <O> ExitCode run(ApiVerb<O> verb) {
        O options = verb.options();
        Terminal terminal = terminal();
        return verb.run(options, api(terminal), terminal);
    }

    private <O> ExitCode run(DeskVerb<O> verb) {
        O options = verb.options();
        Terminal terminal = terminal();
        Desk desk = new Desk(
                () -> api(terminal),
                connection -> connect(connection, terminal),
                terminal,
                contexts,
                connections,
                surroundings.input(),
                surroundings.interrupts(),
                surroundings.clock(),
                surroundings.pause(),
                surroundings.newIdempotencyKey(),
                new Patience(surroundings.clock(), flags.timeout()),
                flags.isDryRun());
        return verb.run(options, desk);
    }

    /** Made once: a context switched elsewhere while a command runs must not move the command. */
    private Api api(Terminal terminal) {
        Api known = api;
        if (known == null) {
            known = connect(connections.resolve(), terminal);
            api = known;
        }
        return known;
    }

    private Api connect(Connection connection, Terminal terminal) {
        Duration answer = flags.timeout() == null ? ANSWER : flags.timeout();
        Api real = new HttpApi(connection, answer, Version.number());
        return flags.isDryRun() ? new DryRunApi(real, connection.baseUrl(), connection.maskedKey(), terminal) : real;
    }

    private Terminal terminal() {
        boolean colors = !flags.isColorless() && !surroundings.environment().containsKey("NO_COLOR");
        return new Terminal(surroundings.streams(), new Talk(format(), colors, flags.isQuiet()));
    }

    private OutputFormat format() {
        OutputFormat chosen = flags.format();
        return chosen != null ? chosen : contextFormat(connections.output());
    }

    private static OutputFormat contextFormat(@Nullable String output) {
        if (output == null) {
            return OutputFormat.TABLE;
        }
        for (OutputFormat format : OutputFormat.values()) {
            if (format.typed().equals(output.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw CommandStopped.usage(
                "output '" + output + "' of the context is not table, wide or json", "xeroctl config show");
    }
}
