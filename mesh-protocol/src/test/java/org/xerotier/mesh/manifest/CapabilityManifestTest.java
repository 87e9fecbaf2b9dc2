package org.xerotier.mesh.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilityManifestTest {

    private static final ToolDescriptor GET = new ToolDescriptor(
            new ToolName("kubectl", "get"),
            "Reads objects",
            "kubernetes",
            RiskLevel.READ,
            "kubectl.get",
            false,
            30_000,
            1_048_576,
            "text",
            null,
            null,
            null,
            true,
            schema());

    @Test
    void survivesTheRoundTripWithTheSameHash() {
        CapabilityManifest manifest = manifest();
        CapabilityManifest again = CapabilityManifest.parse(manifest.toJson());
        assertThat(again).isEqualTo(manifest);
        assertThat(again.hash()).isEqualTo(manifest.hash()).hasSize(64);
    }

    @Test
    void everyFaultNamesItsPlace() {
        refused(tool -> tool.put("risk", "harmless"), "tool kubectl.get", "risk must be");
        refused(tool -> tool.put("name", "kubectl_get"), "tools[0]", "bundle.action");
        refused(tool -> tool.put("timeout_ms", 0), "tool kubectl.get", "timeout_ms");
        refused(tool -> tool.put("output_format", "xml"), "tool kubectl.get", "output_format");
        refused(tool -> tool.remove("idempotent"), "tool kubectl.get", "idempotent");
        refused(tool -> tool.putObject("parameters"), "parameters", "\"type\": \"object\"");
        refused(
                tool -> tool.putObject("parameters").put("type", "object").put("$ref", "file:///etc/passwd"),
                "parameters",
                "inside the schema");
    }

    @Test
    void aToolDeclaredTwiceIsRefused() {
        ObjectNode document = manifest().toJson();
        document.withArray("tools").add(document.withArray("tools").get(0).deepCopy());
        assertThatThrownBy(() -> CapabilityManifest.parse(document))
                .isInstanceOf(ManifestRefused.class)
                .hasMessageContaining("second time");
    }

    @Test
    void bothSpellingsNameOneTool() {
        assertThat(ToolName.parse("kubectl_rollout_status")).isEqualTo(ToolName.parse("kubectl.rollout_status"));
        assertThat(ToolName.parse("kubectl")).isEmpty();
        assertThat(ToolName.parse("../x.y")).isEmpty();
    }

    private interface Change {
        void apply(ObjectNode tool);
    }

    private static void refused(Change change, String... words) {
        ObjectNode document = manifest().toJson();
        change.apply((ObjectNode) document.withArray("tools").get(0));
        assertThatThrownBy(() -> CapabilityManifest.parse(document))
                .isInstanceOf(ManifestRefused.class)
                .hasMessageContainingAll(words);
    }

    private static CapabilityManifest manifest() {
        return new CapabilityManifest("xem-1", "0.1.0", List.of(), 0, Map.of("kubectl.get", GET));
    }

    private static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("namespace").put("type", "string");
        return schema.put("additionalProperties", false);
    }
}
