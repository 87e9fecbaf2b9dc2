package org.xerotier.router.project;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.xerotier.router.Actors;

/** The room's beans wired by hand onto one entity manager. */
public final class ProjectRoom {

    private ProjectRoom() {}

    public static ProjectService service(EntityManager entities, Clock clock) {
        ProjectRepository projects = new ProjectRepository();
        projects.entities = entities;
        ProjectService service = new ProjectService();
        service.projects = projects;
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }
}
