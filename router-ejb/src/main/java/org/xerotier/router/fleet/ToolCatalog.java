package org.xerotier.router.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * What can be called: the tools in the manifests of enrolled agents, connected or not. Put together when first asked for
 * after a change of the fleet, then looked up. Names are taken in either spelling.
 */
public final class ToolCatalog {

    /** More places than anyone works in at once; past it the oldest answers are simply put together again. */
    private static final int MAX_PAGES = 10_000;

    private final FleetDirectory fleet;
    private final Map<Object, Dated> pages = new ConcurrentHashMap<>();

    ToolCatalog(FleetDirectory fleet) {
        this.fleet = fleet;
    }

    /** A tool offered in a workspace of a project. */
    public Optional<CatalogTool> find(ProjectId project, WorkspaceId workspace, String name) {
        return look(page(project, workspace), name);
    }

    /** A tool offered anywhere in a project. */
    public Optional<CatalogTool> find(ProjectId project, String name) {
        return look(page(project), name);
    }

    /** The tools offered in a workspace of a project, by name. */
    public List<CatalogTool> list(ProjectId project, WorkspaceId workspace) {
        return List.copyOf(page(project, workspace).tools().values());
    }

    /** The tools offered anywhere in a project, by name. */
    public List<CatalogTool> list(ProjectId project) {
        return List.copyOf(page(project).tools().values());
    }

    private CatalogPage page(ProjectId project) {
        return page(project, () -> CatalogPage.of(fleet.inProject(project), Set.of()));
    }

    private CatalogPage page(ProjectId project, WorkspaceId workspace) {
        return page(
                List.of(project, workspace),
                () -> CatalogPage.of(
                        fleet.inWorkspace(workspace).stream()
                                .filter(agent -> agent.project().equals(project))
                                .toList(),
                        Set.of(workspace)));
    }

    private CatalogPage page(Object place, Supplier<CatalogPage> gather) {
        long version = fleet.version();
        Dated known = pages.get(place);
        if (known != null && known.version() == version) {
            return known.page();
        }
        if (pages.size() >= MAX_PAGES) {
            pages.clear();
        }
        CatalogPage gathered = gather.get();
        pages.put(place, new Dated(version, gathered));
        return gathered;
    }

    private static Optional<CatalogTool> look(CatalogPage page, String name) {
        return ToolName.parse(name).map(tool -> page.tools().get(tool.dotted()));
    }

    /** Version noted before gathering: at worst a page is gathered once more than needed. */
    private record Dated(long version, CatalogPage page) {}
}
