package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.Moment;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl policies simulate}. */
@Command(
        name = "simulate",
        description = "Show what a policy would have made of past calls, beside the one in force. Changes nothing.",
        footer = {
            "",
            "Examples:",
            "  xeroctl policies simulate -w ops -f policy.json --from 7d",
            "  xeroctl policies simulate -w ops --policy restricted --limit 5000",
            "  xeroctl policies simulate -w ops --policy pol_0193… -o json"
        })
final class SimulateCommand implements DeskVerb<SimulateCommand.Options> {
    @Mixin
    private WorkspaceFlag workspace = new WorkspaceFlag();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE|-",
            description = "A policy that was not written yet.")
    private @Nullable String file;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Or a version's id, standard, elevated or restricted.")
    private @Nullable String policy;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Calls since: an instant, or how long ago, such as 7d.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Calls before: an instant, or how long ago.")
    private @Nullable String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most this many calls, the newest; up to 5000, the router's default is 1000.")
    private @Nullable Integer limit;

    record Options(
            WorkspaceFlag.Place place,
            @Nullable String file,
            @Nullable String policy,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer limit) {}

    @Override
    public Options options() {
        if ((file == null) == (policy == null)) {
            throw CommandStopped.usage("name one policy to try: -f FILE or --policy ID", null);
        }
        return new Options(workspace.place(), file, policy, from, to, limit);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ObjectNode body = Json.object();
        if (options.file() != null) {
            ObjectNode document = PolicyFile.read(options.file(), desk.input());
            document.remove("policy_name");
            body.set("document", document);
        }
        put(body, "policy", options.policy());
        put(body, "from", Moment.before(options.from(), desk.clock()));
        put(body, "to", Moment.before(options.to(), desk.clock()));
        if (options.limit() != null) {
            body.put("limit", options.limit());
        }
        show(desk.api().call(options.place().post(body, "simulate")), desk.terminal());
        return ExitCode.OK;
    }

    private static void put(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private static void show(JsonNode simulation, Terminal terminal) {
        terminal.one(simulation, Sheets.SIMULATION);
        if (terminal.isJson()) {
            return;
        }
        ObjectNode counts = Json.object();
        counts.set("data", simulation.path("levels"));
        terminal.line("");
        terminal.list(counts, Sheets.COUNTS);
        terminal.line("");
        terminal.list(Spoken.changes(simulation), Sheets.CHANGES);
    }
}
