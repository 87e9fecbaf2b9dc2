package org.xerotier.xeroctl.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl config show}. */
@Command(
        name = "show",
        description = "Show one context, or the one in use, with its key masked.",
        footer = {"", "Examples:", "  xeroctl config show", "  xeroctl config show demo"})
final class ShowCommand implements DeskVerb<ShowCommand.Options> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The context's name; else the one in use.")
    private @Nullable String name;

    record Options(@Nullable String name) {}

    @Override
    public Options options() {
        return new Options(name);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        Contexts contexts = desk.contexts().read();
        String name =
                options.name() != null ? options.name() : desk.connections().contextName();
        if (name == null) {
            throw new CommandStopped(ExitCode.NOT_FOUND, "no context is in use", "xeroctl config list");
        }
        ObjectNode shown = Sheets.shown(name, Choice.of(contexts, name), contexts);
        desk.terminal().one(shown.put("file", desk.contexts().path().toString()), Sheets.CONTEXT);
        return ExitCode.OK;
    }
}
