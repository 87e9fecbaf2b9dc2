package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.invocation.InvocationError;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;
import org.xerotier.router.workspace.WorkspaceService;

/** What can be called, in order of name. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/tools")
@Produces({Media.JSON, Media.PROBLEM})
public class ToolsResource {

    @Inject
    ToolCatalog catalog;

    @Inject
    WorkspaceService workspaces;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.EXECUTION)
    @Operation(value = "List tools", answer = ToolResponse.class, list = true, refuses = "workspace_not_found")
    public ListResponse<ToolResponse> list(
            @QueryParam("workspace") @Nullable String workspace,
            @QueryParam("q") @Nullable String search,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        PageRequest page = Paging.of(limit, after);
        List<CatalogTool> found = offered(workspace).stream()
                .filter(tool -> matches(tool.descriptor(), search))
                .filter(tool -> isBehind(name(tool), page.afterKey()))
                .limit(page.fetch())
                .toList();
        Names known = names.open(caller.actor());
        return ListResponse.of(Page.cut(found, page, ToolsResource::name), tool -> ToolResponse.listed(tool, known));
    }

    @GET
    @Path("/{name}")
    @Requires(Scope.EXECUTION)
    @Operation(
            value = "Show a tool and the schema of its arguments",
            answer = ToolResponse.class,
            refuses = "exec_tool_not_found")
    public ToolResponse get(@PathParam("name") String name) {
        return catalog.find(caller.project(), name)
                .map(tool -> ToolResponse.of(tool, names.open(caller.actor())))
                .orElseThrow(() -> InvocationError.EXEC_TOOL_NOT_FOUND.because(
                        "No agent of this project declares this tool; list the tools to see those there are.", "name"));
    }

    private List<CatalogTool> offered(@Nullable String workspace) {
        ProjectId project = caller.project();
        return workspace == null
                ? catalog.list(project)
                : catalog.list(project, workspaces.get(project, workspace).id());
    }

    private static boolean matches(ToolDescriptor tool, @Nullable String search) {
        if (search == null) {
            return true;
        }
        String wanted = search.toLowerCase(Locale.ROOT);
        return tool.name().dotted().contains(wanted)
                || tool.description().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean isBehind(String name, @Nullable String last) {
        return last == null || name.compareTo(last) > 0;
    }

    private static String name(CatalogTool tool) {
        return tool.descriptor().name().dotted();
    }
}
