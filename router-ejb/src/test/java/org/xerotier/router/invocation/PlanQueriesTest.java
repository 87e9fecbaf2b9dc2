package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** The questions behind plans and sheets, asked of a real PostgreSQL. */
@ExtendWith(MigratedDatabase.class)
class PlanQueriesTest {

    private final WorkspaceId workspace = WorkspaceId.next(Actors.IDS);

    @Test
    void aCallIsDueOnceTheRunThatMakesItsPlanIsOver(MigratedDatabase shared) {
        MigratedDatabase database = shared.fresh("plan_queries");
        ProjectId project = new FleetRoom(database).project();
        InvocationId running = insert(database, project, "running", null);
        InvocationId over = insert(database, project, "completed", null);
        insert(database, project, "pending_approval", running);
        InvocationId due = insert(database, project, "pending_approval", over);
        assertThat(database.entities().<List<InvocationId>>commit(entities -> {
                    InvocationRepository rows = new InvocationRepository();
                    rows.em = entities;
                    return rows.plannedBy(10);
                }))
                .containsExactly(due);
    }

    @Test
    void similarRunsAreThoseThatHadEndedByThen(MigratedDatabase database) {
        ProjectId project = new FleetRoom(database).project();
        InvocationId over = insert(database, project, "completed", null);
        insert(database, project, "running", null);
        assertThat(ended(database, project, Instant.parse("2026-11-21T08:00:00Z")))
                .containsExactly(over);
        assertThat(ended(database, project, Instant.parse("2026-11-21T07:59:59Z")))
                .isEmpty();
        assertThat(ended(database, new FleetRoom(database).project(), Instant.parse("2026-11-21T08:00:00Z")))
                .isEmpty();
    }

    private List<InvocationId> ended(MigratedDatabase database, ProjectId project, Instant by) {
        return database.entities().commit(entities -> {
            ReadRepository rows = new ReadRepository();
            rows.em = entities;
            return rows.ended(project, workspace, "test.act", by, 5).stream()
                    .map(Invocation::id)
                    .toList();
        });
    }

    private InvocationId insert(
            MigratedDatabase database, ProjectId project, String status, @Nullable InvocationId plan) {
        InvocationId id = InvocationId.next(Actors.IDS);
        database.entities().run(entities -> insert(entities, project, id, status, plan));
        return id;
    }

    private void insert(
            EntityManager entities, ProjectId project, InvocationId id, String status, @Nullable InvocationId plan) {
        boolean isRunning = status.equals("running");
        entities.createNativeQuery(
                        "insert into invocations (id, project_id, workspace_id, tool, risk, may_run_again, status, epoch, events,"
                                + " agent_id, arguments, arguments_digest, digest, manifest_hash, timeout_ms, output_format,"
                                + " request_digest, requested_by, requested_by_name, requested_principal, trace_context,"
                                + " created_at, version, ended_at, plan_tool, plan_invocation_id) values (?, ?, ?, 'test.act',"
                                + " 'read', true, ?, ?, 0, ?, '\\x00', 'd', 'd', 'm', 1, 'text', 'r', 'k', 'k', 'p', '', now(), 0,"
                                + " cast(? as timestamptz), ?, ?)")
                .setParameter(1, id.value())
                .setParameter(2, project.value())
                .setParameter(3, workspace.value())
                .setParameter(4, status)
                .setParameter(5, isRunning ? 1 : 0)
                .setParameter(6, isRunning ? "agt" : null)
                .setParameter(7, status.equals("completed") ? "2026-11-21T08:00:00Z" : null)
                .setParameter(8, plan == null ? null : "test.plan")
                .setParameter(9, plan == null ? null : plan.value())
                .executeUpdate();
    }
}
