package org.xerotier.xeroctl.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Option;

/** What a webhook is like. */
final class WebhookFlags {
    @Option(names = "--url", paramLabel = "URL", description = "Where to; https only.")
    private @Nullable String url;

    @Option(
            names = {"--event", "--events"},
            paramLabel = "TYPE",
            split = ",",
            description = "What it is told, such as exec.approval_requested; may be given several times.")
    private List<String> events = List.of();

    @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
    private @Nullable String description;

    @Option(
            names = "--metadata",
            paramLabel = "KEY=VALUE",
            description = "A pair of your own, up to 16; replaces all pairs there are.")
    private Map<String, String> metadata = new LinkedHashMap<>();

    /** What was given, and nothing else. */
    ObjectNode body() {
        ObjectNode body = Json.object();
        if (url != null) {
            body.put("url", url);
        }
        if (!events.isEmpty()) {
            ArrayNode types = body.putArray("events");
            events.forEach(types::add);
        }
        if (description != null) {
            body.put("description", description);
        }
        if (!metadata.isEmpty()) {
            ObjectNode pairs = body.putObject("metadata");
            metadata.forEach(pairs::put);
        }
        return body;
    }
}
