package org.xerotier.router.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.WorkspaceId;

/** The tools a set of agents offers, put together once. */
final class CatalogPage {

    private final Map<String, CatalogTool> tools;

    private CatalogPage(Map<String, CatalogTool> tools) {
        this.tools = tools;
    }

    /** @param shown the workspaces that count; empty for all */
    static CatalogPage of(Collection<KnownAgent> agents, Set<WorkspaceId> shown) {
        Map<String, Entry> entries = new TreeMap<>();
        agents.stream()
                .sorted(Comparator.comparing(agent -> agent.id().value()))
                .forEach(agent -> agent.tools()
                        .forEach((name, tool) -> entries.computeIfAbsent(name, any -> new Entry(tool))
                                .add(agent, tool)));
        Map<String, CatalogTool> tools = new TreeMap<>();
        entries.forEach((name, entry) -> tools.put(name, entry.tool(shown)));
        return new CatalogPage(tools);
    }

    Map<String, CatalogTool> tools() {
        return tools;
    }

    private static final class Entry {
        private ToolDescriptor strictest;
        private boolean idempotent = true;
        private RecoveryPolicy recovery = RecoveryPolicy.IDEMPOTENT;
        private final List<CatalogTool.Offer> offers = new ArrayList<>();
        private final Set<WorkspaceId> workspaces = new HashSet<>();

        Entry(ToolDescriptor first) {
            strictest = first;
        }

        void add(KnownAgent agent, ToolDescriptor tool) {
            if (tool.risk().compareTo(strictest.risk()) > 0) {
                strictest = tool;
            }
            idempotent &= tool.idempotent();
            recovery = tool.recovery().compareTo(recovery) < 0 ? tool.recovery() : recovery;
            offers.add(new CatalogTool.Offer(agent.id(), agent.registrationName(), agent.manifestHash()));
            workspaces.addAll(agent.workspaces());
        }

        CatalogTool tool(Set<WorkspaceId> shown) {
            if (!shown.isEmpty()) {
                workspaces.retainAll(shown);
            }
            return new CatalogTool(cautious(strictest), offers, workspaces);
        }

        private ToolDescriptor cautious(ToolDescriptor tool) {
            return tool.idempotent() == idempotent && tool.recovery() == recovery
                    ? tool
                    : new ToolDescriptor(
                            tool.name(),
                            tool.description(),
                            tool.domain(),
                            tool.risk(),
                            tool.scope(),
                            idempotent,
                            recovery,
                            tool.timeoutMillis(),
                            tool.outputLimitBytes(),
                            tool.outputFormat(),
                            tool.plan(),
                            tool.probe(),
                            tool.version(),
                            tool.mcpVisible(),
                            tool.parameters());
        }
    }
}
