package org.xerotier.xeroctl.config;

import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl config remove}. */
@Command(
        name = "remove",
        description = "Forget a context and its key. The key itself stays valid; see xeroctl keys revoke.",
        footer = {"", "Examples:", "  xeroctl config remove demo"})
final class RemoveCommand implements DeskVerb<RemoveCommand.Options> {
    @Parameters(paramLabel = "NAME", description = "The context's name.")
    private String name;

    record Options(String name) {}

    @Override
    public Options options() {
        return new Options(name);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        Contexts contexts = desk.contexts().read();
        Choice.of(contexts, options.name());
        Saved.save(contexts.without(options.name()), desk);
        desk.terminal().say("removed " + options.name());
        return ExitCode.OK;
    }
}
