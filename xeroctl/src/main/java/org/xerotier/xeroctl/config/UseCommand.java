package org.xerotier.xeroctl.config;

import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl config use}. */
@Command(
        name = "use",
        description = "Use this context from now on.",
        footer = {"", "Examples:", "  xeroctl config use demo"})
final class UseCommand implements DeskVerb<UseCommand.Options> {
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
        Saved.save(contexts.using(options.name()), desk);
        desk.terminal().say("using " + options.name());
        return ExitCode.OK;
    }
}
