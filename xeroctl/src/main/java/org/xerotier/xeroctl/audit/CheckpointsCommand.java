package org.xerotier.xeroctl.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl audit checkpoints}. */
@Command(
        name = "checkpoints",
        description = {
            "List signed checkpoints of the audit log, newest first.",
            "Keep their lines somewhere else: only they show that a log was cut off at the end."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl audit checkpoints",
            "  xeroctl audit checkpoints --limit 1 --lines >> checkpoints.ndjson"
        })
final class CheckpointsCommand implements ApiVerb<CheckpointsCommand.Options> {
    @Option(
            names = "--lines",
            description = "Print the signed lines themselves, as 'audit verify --checkpoint' reads them.")
    private boolean lines;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(boolean lines, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(lines, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode found = api.call(options.page().of(ApiRequest.get("management", "audit", "checkpoints")));
        if (options.lines()) {
            found.path("data").forEach(checkpoint -> terminal.line(Json.text(checkpoint, "line")));
        } else {
            terminal.list(found, Sheets.CHECKPOINTS);
        }
        return ExitCode.OK;
    }
}
