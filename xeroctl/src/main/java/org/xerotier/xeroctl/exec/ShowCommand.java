package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Table;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl exec show}. */
@Command(
        name = "show",
        description =
                "Show an invocation, or one execution of it, with arguments, outcome and the beginning of the output.",
        footer = {
            "",
            "Examples:",
            "  xeroctl exec show inv_0193…",
            "  xeroctl exec show inv_0193… --evidence",
            "  xeroctl exec show exe_0193… -o json"
        })
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    static final String EXECUTION = "exe_";

    @Parameters(paramLabel = "ID", description = "The id of an invocation (inv_…) or an execution (exe_…).")
    private String id;

    @Option(
            names = "--evidence",
            description = "With every run, what was unknown and who settled it, and reports that came late or twice."
                    + " Always so while the outcome is unknown.")
    private boolean evidence;

    record Options(String id, boolean evidence) {}

    @Override
    public Options options() {
        return new Options(id, evidence);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        if (options.id().startsWith(EXECUTION)) {
            JsonNode execution = api.call(ApiRequest.get("exec", "executions", options.id()));
            terminal.one(execution, Sheets.EXECUTION);
            terminal.next("all its output", "xeroctl exec raw " + options.id());
            return ExitCode.OK;
        }
        JsonNode invocation = api.call(ApiRequest.get("exec", "invocations", options.id()));
        boolean isUnknown = Json.text(invocation, "status").equals("ambiguous");
        if (options.evidence() || isUnknown) {
            showEvidence(
                    invocation, api.call(ApiRequest.get("exec", "invocations", options.id(), "evidence")), terminal);
        } else {
            terminal.one(invocation, Sheets.INVOCATION);
        }
        if (isUnknown) {
            terminal.next("settle it", "xeroctl exec resolve " + options.id() + " --outcome … --reason …");
        }
        if (invocation.hasNonNull("execution_id")) {
            terminal.next("all its output", "xeroctl exec raw " + options.id());
        } else if (!Outcome.isEnded(Json.text(invocation, "status"))) {
            terminal.next("watch", "xeroctl exec watch " + options.id());
        }
        return ExitCode.OK;
    }

    private static void showEvidence(JsonNode invocation, JsonNode evidence, Terminal terminal) {
        if (terminal.isJson()) {
            ((ObjectNode) invocation).set("evidence", evidence);
            terminal.json(invocation);
            return;
        }
        terminal.one(invocation, Sheets.INVOCATION);
        section("Runs", evidence.path("executions"), Sheets.RUNS, terminal);
        section("Unknown outcomes", evidence.path("ambiguities"), Sheets.DOUBTS, terminal);
        section("Late reports", evidence.path("reports"), Sheets.REPORTS, terminal);
    }

    private static void section(String title, JsonNode rows, Table table, Terminal terminal) {
        if (!rows.isEmpty()) {
            terminal.line("");
            terminal.line(title);
            terminal.list(Json.object().set("data", rows), table);
        }
    }
}
