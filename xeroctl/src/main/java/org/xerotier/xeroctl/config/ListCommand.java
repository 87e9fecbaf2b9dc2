package org.xerotier.xeroctl.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;

/** {@code xeroctl config list}. */
@Command(
        name = "list",
        description = "List the contexts; * marks the one in use.",
        footer = {"", "Examples:", "  xeroctl config list"})
final class ListCommand implements DeskVerb<ListCommand.Options> {

    record Options() {}

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        Contexts contexts = desk.contexts().read();
        ObjectNode page = Json.object();
        ArrayNode rows = page.put("object", "list").putArray("data");
        contexts.deployments().forEach((name, deployment) -> rows.add(Sheets.shown(name, deployment, contexts)));
        desk.terminal().list(page, Sheets.CONTEXTS);
        return ExitCode.OK;
    }
}
