package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;

/**
 * The allowlist an agent publishes: every tool it will run, and nothing about how.
 *
 * <p>Its hash is SHA-256 over the canonical JSON of {@link #toJson()}. The version number travels beside the document,
 * not in it, so that the same capabilities always have the same hash.
 *
 * @param subAgenticToolScope tools a nested loop may use, names or {@code bundle.*}
 * @param tools by dotted name, in the order declared
 */
public record CapabilityManifest(
        String registrationName,
        String agentVersion,
        List<String> subAgenticToolScope,
        int subAgenticMaxIterations,
        Map<String, ToolDescriptor> tools) {

    public static final int MAX_TOOLS = 1_000;

    public CapabilityManifest {
        subAgenticToolScope = List.copyOf(subAgenticToolScope);
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** Reads and checks a document. @throws ManifestRefused naming the first fault */
    public static CapabilityManifest parse(JsonNode document) {
        return new ManifestReader(document).read();
    }

    public Optional<ToolDescriptor> tool(ToolName name) {
        return Optional.ofNullable(tools.get(name.dotted()));
    }

    /** SHA-256 of the canonical document, 64 hex. */
    public String hash() {
        return Sha256.hex(canonical());
    }

    public byte[] canonical() {
        return CanonicalJson.write(toJson());
    }

    public ObjectNode toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("agent").put("registration_name", registrationName).put("version", agentVersion);
        ArrayNode scope = document.putArray("sub_agentic_tool_scope");
        subAgenticToolScope.forEach(scope::add);
        document.put("sub_agentic_max_iterations", subAgenticMaxIterations);
        ArrayNode list = document.putArray("tools");
        tools.values().forEach(tool -> list.add(toJson(tool)));
        return document;
    }

    private static ObjectNode toJson(ToolDescriptor tool) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", tool.name().dotted())
                .put("description", tool.description())
                .put("domain", tool.domain())
                .put("risk", tool.risk().wireName())
                .put("scope", tool.scope())
                .put("idempotent", tool.idempotent())
                .put("timeout_ms", tool.timeoutMillis())
                .put("output_limit_bytes", tool.outputLimitBytes())
                .put("output_format", tool.outputFormat())
                .put("mcp_visible", tool.mcpVisible());
        if (tool.recovery() != RecoveryPolicy.standard(tool.risk(), tool.idempotent())) {
            node.put("recovery", tool.recovery().wireName());
        }
        if (tool.plan() != null) {
            node.put("plan", tool.plan().dotted());
        }
        if (tool.probe() != null) {
            node.put("probe", tool.probe().dotted());
        }
        if (tool.version() != null) {
            node.put("version", tool.version().dotted());
        }
        node.set("parameters", tool.parameters());
        return node;
    }
}
