package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/** Whose work is given up, by the database's clock. */
@ExtendWith(MigratedDatabase.class)
class ReturnGraceSchemaTest {

    private static final Duration GRACE = Duration.ofMinutes(2);

    private final MigratedDatabase database;
    private final ProjectId project;

    ReturnGraceSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.project = new FleetRoom(database).project();
    }

    @Test
    void workOfAnAgentThatIsHereIsNotGivenUpHoweverLongNobodyWroteOfIt() {
        InvocationId call = work(agent("active", 3_600), "never");
        assertThat(overdue()).doesNotContain(call.value());
    }

    @Test
    void workOfAnAgentThatWentMomentsAgoWaits() {
        InvocationId call = work(agent("stale", 60), "never");
        assertThat(overdue()).doesNotContain(call.value());
        assertThat(isOverdue(call)).isFalse();
    }

    @Test
    void workOfAnAgentThatStayedAwayIsGivenUp() {
        InvocationId mutation = work(agent("stale", 121), "never");
        InvocationId other = work(agent("stale", 121), "if_not_started");
        assertThat(overdue()).contains(mutation.value(), other.value());
        assertThat(isOverdue(mutation)).isTrue();
    }

    @Test
    void whatMayRunAgainAndWhatARevokedAgentHadDoNotWait() {
        InvocationId read = work(agent("stale", 1), "idempotent");
        AgentId lost = agent("stale", 1);
        InvocationId revoked = work(lost, "never");
        run("update agents set state = 'revoked', revoked_at = now() where id = ?", lost.value());
        assertThat(overdue()).contains(read.value(), revoked.value());
    }

    @Test
    void theRecordOfAnAgentsWorkNamesLedgerAndRun() {
        AgentId agent = agent("active", 0);
        InvocationId call = work(agent, "never");

        List<RecordedWork> held = rows(rows -> rows.workOf(agent));
        assertThat(held).singleElement().satisfies(work -> {
            assertThat(work.invocation()).isEqualTo(call.value());
            assertThat(work.isInLedger("ledger-1")).isTrue();
            assertThat(work.isInLedger("ledger-2")).isFalse();
            assertThat(work.seen().isToldByAgent()).isFalse();
        });
        assertThat(work(project, call)).hasSize(1);
        assertThat(work(new FleetRoom(database).project(), call))
                .as("another project's")
                .isEmpty();
    }

    // -- rows
    // -------------------------------------------------------------------------------------------------------

    private List<String> overdue() {
        return rows(rows -> rows.overdue(GRACE, 1_000));
    }

    private List<RecordedWork> work(ProjectId of, InvocationId call) {
        return rows(rows -> rows.work(of, List.of(call.value())));
    }

    private boolean isOverdue(InvocationId id) {
        return rows(rows -> rows.isOverdue(id, GRACE));
    }

    private <T> T rows(java.util.function.Function<InvocationRepository, T> ask) {
        return database.entities().commit(entities -> {
            InvocationRepository rows = new InvocationRepository();
            rows.em = entities;
            return ask.apply(rows);
        });
    }

    private AgentId agent(String state, int secondsUnheard) {
        AgentId id = AgentId.next(Actors.IDS);
        String key = (id.value().substring(4) + id.value().substring(4)).substring(0, 64);
        run(
                "insert into agents (id, project_id, registration_name, role, region, state, curve_public_key,"
                        + " signing_public_key, agent_version, manifest_hash, manifest_version, declared_manifest_hash,"
                        + " token_id, token_issued_at, boot_id, capacity, enrolled_at, last_seen_at, revoked_at, version)"
                        + " values (?, ?, ?, 'xem', 'local', ?, ?, ?, '1', repeat('0', 64), 1, repeat('0', 64), ?, now(),"
                        + " 'boot-1', 4, now(), now() - ? * interval '1 s', case when ? = 'revoked' then now() end, 0)",
                id.value(),
                project.value(),
                "a" + id.value().substring(20),
                state,
                key,
                key,
                Actors.IDS.next(IdPrefix.TOKEN),
                secondsUnheard,
                state);
        return id;
    }

    private InvocationId work(AgentId agent, String recovery) {
        InvocationId id = InvocationId.next(Actors.IDS);
        String run = ExecutionId.next(Actors.IDS).value();
        run(
                "insert into invocations (id, project_id, workspace_id, tool, risk, may_run_again, recovery, status, epoch,"
                        + " events, agent_id, execution_id, arguments, arguments_digest, digest, manifest_hash, timeout_ms,"
                        + " output_format, request_digest, requested_by, requested_by_name, requested_principal,"
                        + " trace_context, created_at, dispatched_at, preconditions, round, version)"
                        + " values (?, ?, 'ws_1', 'test.act', 'write', false, ?, 'running', 1, 1, ?, ?, '\\x00', '', '', '',"
                        + " 1000, 'text', '', 'k', 'k', 'p', '', now(), now(), '[]', 1, 0)",
                id.value(),
                project.value(),
                recovery,
                agent.value(),
                run);
        run(
                "insert into executions (id, project_id, invocation_id, epoch, agent_id, boot_id, ledger_id, status,"
                        + " dispatched_at, pieces, stdout_bytes, stderr_bytes, output_truncated, version)"
                        + " values (?, ?, ?, 1, ?, 'boot-1', 'ledger-1', 'running', now(), 0, 0, 0, false, 0)",
                run,
                project.value(),
                id.value(),
                agent.value());
        return id;
    }

    private void run(String sql, Object... values) {
        database.entities().run(entities -> bind(entities, sql, values));
    }

    private static void bind(EntityManager entities, String sql, Object... values) {
        var statement = entities.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setParameter(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
