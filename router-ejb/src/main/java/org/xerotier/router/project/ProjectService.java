package org.xerotier.router.project;

import static org.xerotier.router.project.ProjectError.PROJECT_NOT_FOUND;
import static org.xerotier.router.project.ProjectError.PROJECT_SLUG_TAKEN;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;

/** Finds and creates projects. */
@Stateless
public class ProjectService {

    @Inject
    ProjectRepository projects;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** The project a path names by id or slug; 404 {@code project_not_found} if there is none. */
    public ProjectView get(String idOrSlug) {
        return find(idOrSlug).orElseThrow(ProjectService::notFound);
    }

    public ProjectView get(ProjectId project) {
        return projects.find(project).map(Project::view).orElseThrow(ProjectService::notFound);
    }

    /** The answer for a project that is not there and for one the caller may not see: they must not differ. */
    public static RouterException notFound() {
        return PROJECT_NOT_FOUND.because(
                "There is no such project, or this key does not belong to it; use the project the key was made for.");
    }

    /** Creates a project. */
    public ProjectView create(ProjectSlug slug, String name) {
        if (name.isBlank() || name.length() > 128) {
            throw KernelError.INVALID_BODY.because("A project's name has 1 to 128 characters.", "project.name");
        }
        if (projects.findBySlug(slug.value()).isPresent()) {
            throw PROJECT_SLUG_TAKEN.because("There is a project '" + slug + "' already; choose another slug.");
        }
        Project project = new Project(ProjectId.next(ids), slug, name, clock.instant());
        projects.add(project);
        return project.view();
    }

    /** Creates the first project; empty if there is one. Of several callers at once, in any router, one succeeds. */
    public Optional<ProjectView> createFirst(ProjectSlug slug, String name) {
        projects.lockFirst();
        return projects.isEmpty() ? Optional.of(create(slug, name)) : Optional.empty();
    }

    /** All projects, newest first; for admins of the system. */
    public Page<ProjectView> list(PageRequest page) {
        return Page.cut(
                        projects.list(page),
                        page,
                        project -> project.view().id().value())
                .map(Project::view);
    }

    /** The project of this id or slug, if there is one. */
    public Optional<ProjectView> find(String idOrSlug) {
        return (ProjectId.matches(idOrSlug) ? projects.find(new ProjectId(idOrSlug)) : projects.findBySlug(idOrSlug))
                .map(Project::view);
    }
}
