package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;

/** Manifests for tests. */
public final class Manifests {

    private Manifests() {}

    /** A manifest that offers these tools, each of risk {@code read}. */
    public static CapabilityManifest offering(String registrationName, String... tools) {
        return of(
                registrationName,
                List.of(tools).stream().map(name -> tool(name, RiskLevel.READ)).toArray(ToolDescriptor[]::new));
    }

    public static CapabilityManifest of(String registrationName, ToolDescriptor... tools) {
        Map<String, ToolDescriptor> byName = new LinkedHashMap<>();
        for (ToolDescriptor tool : tools) {
            byName.put(tool.name().dotted(), tool);
        }
        return new CapabilityManifest(registrationName, "1.0.0", List.of(), 0, byName);
    }

    public static ToolDescriptor tool(String name, RiskLevel risk) {
        return tool(name, risk, true);
    }

    public static ToolDescriptor tool(String name, RiskLevel risk, boolean idempotent) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ToolDescriptor(
                ToolName.parse(name).orElseThrow(),
                "does " + name,
                "test",
                risk,
                name,
                idempotent,
                1_000,
                1_000,
                "text",
                null,
                null,
                null,
                true,
                schema);
    }

    /** As an agent would publish it. */
    public static AcceptedManifest accepted(CapabilityManifest manifest) {
        return ManifestIntake.accept(
                manifest.hash(), 1, new RegistrationName(manifest.registrationName()), manifest.toJson());
    }
}
