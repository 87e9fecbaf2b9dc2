package org.xerotier.systemtests.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;

/** What every virtual agent declares: one tool that reads nothing and answers at once. */
final class VirtualManifest {

    static final String TOOL = "emulated.noop";
    static final String VERSION = "0.1.0";

    private VirtualManifest() {}

    static CapabilityManifest of(String registrationName) {
        ToolName name = ToolName.parse(TOOL).orElseThrow();
        ObjectNode schema =
                JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putObject("properties");
        ToolDescriptor tool = new ToolDescriptor(
                name,
                "Answers at once",
                "emulated",
                RiskLevel.READ,
                TOOL,
                true,
                10_000,
                65_536,
                "text",
                null,
                null,
                null,
                true,
                schema);
        return new CapabilityManifest(registrationName, VERSION, List.of(), 0, Map.of(TOOL, tool));
    }
}
