package org.xerotier.xeroctl.config;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.context.ConnectionFlags;
import org.xerotier.xeroctl.context.ConnectionResolver;
import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.context.Deployment;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.OutputFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl config add}. */
@Command(
        name = "add",
        description = {
            "Add a context, or replace the one of that name. The first one is used from then on.",
            "--api-key takes the key itself, @FILE, or - for standard input."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl config add demo --base-url http://127.0.0.1:8080/demo/v1 --api-key @key.txt",
            "  pass show xerotier/prod | xeroctl config add prod --base-url https://x.example/prod/v1 --api-key - --use"
        })
final class AddCommand implements DeskVerb<AddCommand.Options> {
    private static final String EXAMPLE = "xeroctl config add NAME --base-url URL --api-key KEY";

    @Parameters(paramLabel = "NAME", description = "What the context is called.")
    private String name;

    @Option(
            names = "--default-output",
            paramLabel = "FORMAT",
            description = "How data is printed with this context: table, wide or json.")
    private @Nullable OutputFormat defaultOutput;

    @Option(names = "--use", description = "Use it from now on.")
    private boolean use;

    record Options(String name, @Nullable OutputFormat defaultOutput, boolean use) {}

    @Override
    public Options options() {
        return new Options(name, defaultOutput, use);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ConnectionFlags typed = desk.connections().typed();
        String baseUrl = typed.baseUrl();
        if (baseUrl == null || typed.apiKey() == null) {
            throw CommandStopped.usage("a context needs a base URL and an API key", EXAMPLE);
        }
        String key = new KeySource(desk.input()).read(typed.apiKey());
        OutputFormat output = options.defaultOutput();
        Deployment deployment =
                new Deployment(ConnectionResolver.checkedUrl(baseUrl), key, output == null ? null : output.typed());
        store(options.name(), deployment, options.use(), desk);
        return ExitCode.OK;
    }

    static void store(String name, Deployment deployment, boolean use, Desk desk) {
        if (name.isEmpty() || name.contains("\n")) {
            throw CommandStopped.usage("a context needs a name", EXAMPLE);
        }
        Contexts contexts = desk.contexts().read().with(name, deployment);
        Contexts current = use || contexts.current() == null ? contexts.using(name) : contexts;
        Saved.save(current, desk);
        desk.terminal().say("added " + name + " to " + desk.contexts().path());
        desk.terminal().next("try it", "xeroctl --context " + name + " status");
    }
}
