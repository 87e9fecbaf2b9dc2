package org.xerotier.router.web.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.MemberService;
import org.xerotier.router.people.PersonPrincipal;
import org.xerotier.router.people.ProjectOpeningService;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.RequiresSystem;
import org.xerotier.router.web.health.ProjectResponse;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Projects: all of them for admins, their own for everybody else. */
@ApplicationScoped
@Path("/v1/projects")
@Produces({Media.JSON, Media.PROBLEM})
public class ProjectsResource {

    @Inject
    ProjectService projects;

    @Inject
    ProjectOpeningService opening;

    @Inject
    MemberService members;

    @Inject
    Caller caller;

    @GET
    @RequiresSystem
    @Operation(value = "List projects: all for admins, else one's own", answer = ProjectResponse.class, list = true)
    public ListResponse<ProjectResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        PageRequest page = Paging.of(limit, after);
        return ListResponse.of(caller.isAdmin() ? projects.list(page) : own(page), ProjectResponse::of);
    }

    @POST
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Make a project",
            answer = ProjectResponse.class,
            status = 201,
            refuses = {"project_slug_invalid", "project_slug_taken", "user_not_found"})
    public Response create(CreateProjectRequest request) {
        String owner = request.owner() == null ? self() : request.owner();
        ProjectView made = opening.open(caller.actor(), new ProjectSlug(request.slug()), request.name(), owner);
        return Response.status(201).entity(ProjectResponse.of(made)).build();
    }

    private String self() {
        return PersonPrincipal.of(caller.actor().principal()).map(UserId::value).orElseThrow();
    }

    private Page<ProjectView> own(PageRequest page) {
        String after = page.afterKey();
        List<ProjectView> mine = members.places(new UserId(self())).stream()
                .map(place -> projects.get(place.project()))
                .sorted((one, other) -> other.id().value().compareTo(one.id().value()))
                .filter(project -> after == null || project.id().value().compareTo(after) < 0)
                .limit(page.fetch())
                .toList();
        return Page.cut(mine, page, project -> project.id().value());
    }
}
