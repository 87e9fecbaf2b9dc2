package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** A tool that can be called; {@code parameters} only where one tool was asked for. */
record ToolResponse(
        String name,
        String functionName,
        String description,
        String domain,
        RiskLevel risk,
        String scope,
        long timeoutMs,
        boolean idempotent,
        boolean hasPlan,
        boolean hasProbe,
        String outputFormat,
        @Nullable JsonNode parameters,
        List<NamedAgent> agents,
        List<NamedWorkspace> workspaces) {

    static ToolResponse listed(CatalogTool tool, Names names) {
        return of(tool, null, names);
    }

    static ToolResponse of(CatalogTool tool, Names names) {
        return of(tool, tool.descriptor().parameters(), names);
    }

    private static ToolResponse of(CatalogTool offered, @Nullable JsonNode parameters, Names names) {
        ToolDescriptor tool = offered.descriptor();
        return new ToolResponse(
                tool.name().dotted(),
                tool.name().functionName(),
                tool.description(),
                tool.domain(),
                tool.risk(),
                tool.scope(),
                tool.timeoutMillis(),
                tool.idempotent(),
                tool.plan() != null,
                tool.probe() != null,
                tool.outputFormat(),
                parameters,
                offered.agents().stream()
                        .map(agent -> new NamedAgent(agent.id().value(), agent.registrationName()))
                        .toList(),
                offered.workspaces().stream()
                        .map(id -> names.workspace(id.value()))
                        .sorted(Comparator.comparing(NamedWorkspace::name))
                        .toList());
    }
}
