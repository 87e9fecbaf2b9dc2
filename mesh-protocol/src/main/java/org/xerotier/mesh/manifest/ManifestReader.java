package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a document into a manifest, trusting nothing: it comes from an agent that may lie. */
final class ManifestReader {

    private static final Set<String> FORMATS = Set.of("text", "json", "lines");
    private static final long DAY_MILLIS = 86_400_000;

    private final JsonNode document;
    private String place = "manifest";

    ManifestReader(JsonNode document) {
        this.document = document;
    }

    CapabilityManifest read() {
        if (!document.isObject()) {
            throw refuse("must be an object");
        }
        JsonNode agent = document.path("agent");
        place = "agent";
        String registrationName = text(agent, "registration_name", 1, 48);
        String version = text(agent, "version", 1, 64);
        place = "manifest";
        List<String> nested = new ArrayList<>();
        for (JsonNode item : document.path("sub_agentic_tool_scope")) {
            if (!item.isTextual() || nested.size() >= CapabilityManifest.MAX_TOOLS) {
                throw refuse("sub_agentic_tool_scope must be a list of at most %d names"
                        .formatted(CapabilityManifest.MAX_TOOLS));
            }
            nested.add(item.textValue());
        }
        int iterations = Math.toIntExact(number(document, "sub_agentic_max_iterations", 0, 1_000));
        return new CapabilityManifest(registrationName, version, nested, iterations, tools(document.path("tools")));
    }

    private Map<String, ToolDescriptor> tools(JsonNode list) {
        if (!list.isArray() || list.size() > CapabilityManifest.MAX_TOOLS) {
            throw refuse("tools must be a list of at most %d".formatted(CapabilityManifest.MAX_TOOLS));
        }
        Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            place = "tools[" + i + "]";
            ToolDescriptor tool = tool(list.get(i));
            if (tools.put(tool.name().dotted(), tool) != null) {
                throw refuse("declares %s a second time".formatted(tool.name()));
            }
        }
        return tools;
    }

    private ToolDescriptor tool(JsonNode node) {
        ToolName name = name(text(node, "name", 3, 128));
        place = "tool " + name;
        String format = text(node, "output_format", 1, 16);
        if (!FORMATS.contains(format)) {
            throw refuse("output_format must be text, json or lines");
        }
        if (!(node.path("parameters") instanceof ObjectNode parameters)) {
            throw refuse("parameters must be a JSON Schema object");
        }
        try {
            ArgumentSchema.compile(parameters);
        } catch (IllegalArgumentException fault) {
            throw refuse("parameters: " + fault.getMessage());
        }
        RiskLevel risk = risk(text(node, "risk", 1, 16));
        boolean idempotent = flag(node, "idempotent");
        return new ToolDescriptor(
                name,
                text(node, "description", 1, 2_048),
                text(node, "domain", 1, 64),
                risk,
                text(node, "scope", 1, 128),
                idempotent,
                recovery(node, risk, idempotent),
                number(node, "timeout_ms", 1, DAY_MILLIS),
                number(node, "output_limit_bytes", 1, ToolDescriptor.MAX_OUTPUT_BYTES),
                format,
                optionalName(node, "plan"),
                optionalName(node, "probe"),
                optionalName(node, "version"),
                flag(node, "mcp_visible"),
                parameters);
    }

    private RecoveryPolicy recovery(JsonNode node, RiskLevel risk, boolean idempotent) {
        RecoveryPolicy standard = RecoveryPolicy.standard(risk, idempotent);
        if (!node.has("recovery")) {
            return standard;
        }
        RecoveryPolicy named = RecoveryPolicy.ofWireName(text(node, "recovery", 1, 32))
                .orElseThrow(() -> refuse("recovery must be never, if_not_started or idempotent"));
        if (named.compareTo(standard) > 0 && named == RecoveryPolicy.IDEMPOTENT) {
            throw refuse("recovery cannot be idempotent for a tool that changes things and is not idempotent");
        }
        return named;
    }

    private RiskLevel risk(String text) {
        try {
            return RiskLevel.ofWireName(text);
        } catch (IllegalArgumentException unknown) {
            throw refuse(String.valueOf(unknown.getMessage()));
        }
    }

    private ToolName name(String text) {
        return ToolName.parse(text)
                .filter(name -> name.dotted().equals(text))
                .orElseThrow(() -> refuse("'%s' is not a tool name of the form bundle.action".formatted(text)));
    }

    private @Nullable ToolName optionalName(JsonNode node, String field) {
        return node.has(field) ? name(text(node, field, 3, 128)) : null;
    }

    private String text(JsonNode node, String field, int min, int max) {
        JsonNode value = node.path(field);
        if (!value.isTextual()
                || value.textValue().length() < min
                || value.textValue().length() > max) {
            throw refuse("%s must be a text of %d to %d characters".formatted(field, min, max));
        }
        return value.textValue();
    }

    private long number(JsonNode node, String field, long min, long max) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || value.longValue() < min || value.longValue() > max) {
            throw refuse("%s must be a whole number from %d to %d".formatted(field, min, max));
        }
        return value.longValue();
    }

    private boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw refuse("%s must be true or false".formatted(field));
        }
        return value.booleanValue();
    }

    private ManifestRefused refuse(String fault) {
        return new ManifestRefused(place + ": " + fault);
    }
}
