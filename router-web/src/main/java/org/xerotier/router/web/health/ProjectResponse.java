package org.xerotier.router.web.health;

import java.time.Instant;
import org.xerotier.router.project.ProjectView;

/** A project. */
public record ProjectResponse(String id, String slug, String name, Instant createdAt) {

    public static ProjectResponse of(ProjectView project) {
        return new ProjectResponse(project.id().value(), project.slug(), project.name(), project.createdAt());
    }
}
