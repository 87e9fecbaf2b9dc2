package org.xerotier.router.workspace;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Set;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.audit.AuditRoom;

/** The room's beans wired by hand onto one entity manager. */
public final class WorkspaceRoom {

    private WorkspaceRoom() {}

    public static WorkspaceService service(EntityManager entities, Clock clock) {
        return service(entities, clock, ModelBinding.OFF);
    }

    static WorkspaceService service(EntityManager entities, Clock clock, ModelBinding binding) {
        WorkspaceRepository workspaces = new WorkspaceRepository();
        workspaces.entities = entities;
        WorkspaceService service = new WorkspaceService();
        service.created = new Fired<>();
        service.resumed = new Fired<>();
        service.workspaces = workspaces;
        service.modelBinding = new WorkspaceModelBindingValidator(binding, workspace -> Set.of());
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }
}
