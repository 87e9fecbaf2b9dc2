package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.kernel.AgentId;

/**
 * The call that can tell whether another one happened. It goes to the agent that had the work and to no other: what a tool
 * did may be on that agent's host only, and elsewhere the probe would swear to the wrong thing.
 */
final class ProbeCall {

    /** A probe that has this parameter learns of which call it is asked. */
    static final String INVOCATION_ID = "invocation_id";

    private ProbeCall() {}

    /** The name of the tool's probe, if the tool is known and has one. */
    static Optional<ToolName> probeOf(Invocation invocation, ToolCatalog catalog) {
        return catalog.find(invocation.project(), invocation.workspace(), invocation.tool())
                .map(tool -> tool.descriptor().probe());
    }

    /** Empty while the agent that had the work does not offer the probe. */
    static Optional<InvokeTool> of(Invocation invocation, JsonNode arguments, ToolName probe, ToolCatalog catalog) {
        AgentId agent = Objects.requireNonNull(invocation.agent());
        Optional<CatalogTool> offered = catalog.find(invocation.project(), invocation.workspace(), probe.dotted())
                .filter(tool -> tool.descriptor().risk() == RiskLevel.READ)
                .filter(tool -> tool.agents().stream().anyMatch(one -> one.id().equals(agent)));
        return offered.map(tool -> new InvokeTool(
                invocation.workspace().value(),
                probe.dotted(),
                known(invocation, arguments, tool.descriptor()),
                agent.value(),
                null,
                null,
                "Did %s happen? Asked by the router.".formatted(invocation.id()),
                ExpectedState.NONE,
                null));
    }

    private static ObjectNode known(Invocation invocation, JsonNode arguments, ToolDescriptor probe) {
        List<String> names = new ArrayList<>();
        probe.parameters().path("properties").fieldNames().forEachRemaining(names::add);
        ObjectNode known = arguments.deepCopy();
        known.retain(names);
        if (names.contains(INVOCATION_ID)) {
            known.put(INVOCATION_ID, invocation.id().value());
        }
        return known;
    }
}
