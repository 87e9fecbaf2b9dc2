package org.xerotier.xem.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.ArgumentSchema;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.bundle.ExitCodes;
import org.xerotier.xem.bundle.ToolAction;
import org.xerotier.xem.manifest.PublishedManifest;

/** Tools that exist in tests: {@code test.look} (read) and {@code test.drop} (destructive). */
public final class Tools {

    private static final String PARAMETERS = """
            {"type": "object", "additionalProperties": false, "properties": {
              "namespace": {"type": "string", "x-xerotier-scope": {"dimension": "namespaces"}},
              "count": {"type": "integer"}}}
            """;

    private Tools() {}

    public static PublishedManifest manifest() {
        Map<String, BundledTool> tools = new LinkedHashMap<>();
        Map<String, ToolDescriptor> descriptors = new LinkedHashMap<>();
        for (BundledTool tool : List.of(tool("look", RiskLevel.READ), tool("drop", RiskLevel.DESTRUCTIVE))) {
            tools.put(tool.name(), tool);
            descriptors.put(tool.name(), tool.descriptor());
        }
        CapabilityManifest manifest = new CapabilityManifest("test-agent", "1.0", List.of(), 0, descriptors);
        byte[] document = manifest.canonical();
        return new PublishedManifest(Sha256.hex(document), 3, Bytes.adopt(document), tools);
    }

    private static BundledTool tool(String action, RiskLevel risk) {
        ObjectNode parameters = StrictJson.parseObject(PARAMETERS.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
        ToolDescriptor descriptor = new ToolDescriptor(
                new ToolName("test", action),
                "a tool of the tests",
                "test",
                risk,
                "test." + action,
                false,
                60_000,
                1 << 20,
                "text",
                null,
                null,
                null,
                true,
                parameters);
        return new BundledTool(
                descriptor,
                "1",
                ArgumentSchema.compile(parameters),
                new ToolAction.Builtin("noop", Map.of()),
                ExitCodes.USUAL);
    }
}
