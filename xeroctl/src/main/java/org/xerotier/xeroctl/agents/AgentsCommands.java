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
import picocli.CommandLine.Parameters;

/** The group {@code xeroctl agents}. Without a verb it lists, shows or tells the events, by what it is given. */
@Command(
        name = "agents",
        description = {
            "Enrolled agents and the join keys for new ones.",
            "Without a verb: all agents, the agent named, or with --events what happened to it."
        },
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            EventsCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RecoverCommand.class,
            CurveRotateCommand.class,
            RevokeCredentialsCommand.class,
            CandidateCommands.class,
            JoinKeyCommands.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents",
            "  xeroctl agents web-1 --events",
            "  xeroctl agents join-keys create --name web-2"
        })
public final class AgentsCommands implements ApiVerb<AgentsCommands.Options> {
    @Parameters(arity = "0..1", paramLabel = "AGENT", description = "The agent's id or registration name.")
    private @Nullable String id;

    @Option(names = "--events", description = "What happened to the agent.")
    private boolean events;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(@Nullable String id, boolean events, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(id, events, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        String agent = options.id();
        if (agent == null) {
            if (options.events()) {
                throw CommandStopped.usage("--events needs an agent", "xeroctl agents AGENT --events");
            }
            return new ListCommand().run(new ListCommand.Options(null, options.page()), api, terminal);
        }
        return options.events()
                ? new EventsCommand().run(new EventsCommand.Options(agent, options.page()), api, terminal)
                : new ShowCommand().run(new ShowCommand.Options(agent), api, terminal);
    }
}
