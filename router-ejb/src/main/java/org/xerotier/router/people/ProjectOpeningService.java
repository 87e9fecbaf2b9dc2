package org.xerotier.router.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;

/** Opens projects. A project has an owner from its first moment on. */
@Stateless
public class ProjectOpeningService {

    @Inject
    ProjectService projects;

    @Inject
    MemberService members;

    @Inject
    AuditLog audit;

    /** Makes a further project. Who may is decided at the edge: only admins of the system. */
    public ProjectView open(Actor actor, ProjectSlug slug, String name, String owner) {
        ProjectView project = projects.create(slug, name);
        settle(actor, project, owner);
        return project;
    }

    /** Puts a new project on record and its first owner into it. */
    public void settle(Actor actor, ProjectView project, String owner) {
        Actor opener = actor.asOpenerOf(project.id());
        audit.record(
                opener,
                AuditEntry.of("project.created", "project", project.id().value())
                        .with("slug", project.slug()));
        members.add(opener, owner, ProjectRole.OWNER);
    }
}
