package org.xerotier.xeroctl.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.context.Deployment;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What contexts look like; their keys are always masked. */
final class Sheets {
    static final Table CONTEXTS = Table.of(
            "no contexts: add one with xeroctl config init",
            Column.of("CURRENT", "current"),
            Column.of("NAME", "name"),
            Column.of("BASE URL", "base_url"),
            Column.of("API KEY", "api_key"),
            Column.of("OUTPUT", "output").wide());

    static final Card CONTEXT = Card.of(
            Column.of("Context", "name"),
            Column.of("Base URL", "base_url"),
            Column.of("API key", "api_key"),
            Column.of("Output", "output"),
            Column.of("Current", "current"),
            Column.of("File", "file"));

    private Sheets() {}

    static ObjectNode shown(String name, Deployment deployment, Contexts contexts) {
        ObjectNode shown = Json.object()
                .put("name", name)
                .put("base_url", deployment.baseUrl())
                .put("api_key", deployment.maskedKey());
        if (deployment.output() != null) {
            shown.put("output", deployment.output());
        }
        return shown.put("current", name.equals(contexts.current()) ? "*" : "");
    }
}
