package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.ProjectId;

/** What the database refuses whoever asks, so that the enum is not the only thing that knows an agent's life. */
@ExtendWith(MigratedDatabase.class)
class AgentGuardSchemaTest {

    private final MigratedDatabase database;
    private final FleetRoom room;
    private final ProjectId project;
    private int rivals;

    AgentGuardSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.room = new FleetRoom(database);
        this.project = room.project();
    }

    @Test
    void theDatabaseAllowsWhatTheEnumAllowsAndNothingElse() throws SQLException {
        int number = 0;
        List<String> disagreements = new ArrayList<>();
        for (AgentState from : AgentState.values()) {
            for (AgentState to : AgentState.values()) {
                String id = room.enrol(project, "square-" + number++).id().value();
                String conflict = conflictAbout(id, from == AgentState.CONFLICT_PILL);
                force(id, from, to, conflict);
                boolean allowed = change(id, words(from, to, conflict)) == null;
                if (allowed != (from == to || from.next().contains(to))) {
                    disagreements.add(from + " to " + to);
                }
            }
        }
        assertThat(disagreements).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 'agt_00000000000000000000000000000000'",
                "registration_name = 'other'",
                "role = 'xim'",
                "curve_public_key = repeat('a', 64)",
                "signing_public_key = repeat('a', 64)",
                "enrolled_at = now() - interval '1 day'"
            })
    void whoAnAgentIsCannotChange(String change) throws SQLException {
        String id = room.enrol(project, "edge-" + Math.floorMod(change.hashCode(), 1000))
                .id()
                .value();

        assertThat(change(id, change)).isEqualTo("agents_identity_is_immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'lost'|agents_state_is_known",
                "region = 'a b'|agents_region_is_well_formed",
                "manifest_hash = 'x'|agents_manifest_hashes_are_hex",
                "revoked_at = now()|agents_revoked_at_when_revoked",
                "state = 'active'|agents_seen_once_connected"
            })
    void nonsenseIsRefusedByTheConstraintOfThatName(String changeAndConstraint) throws SQLException {
        String[] parts = changeAndConstraint.split("\\|", -1);
        String id = room.enrol(project, "nonsense-" + Math.floorMod(parts[0].hashCode(), 1000))
                .id()
                .value();

        assertThat(change(id, parts[0])).isIn(parts[1], "agents_state_follows_its_life");
    }

    @Test
    void historyCannotBeRewritten() throws SQLException {
        String id = room.enrol(project, "history").id().value();

        assertThat(refusal("update agent_events set type = 'connected' where agent_id = '" + id + "'"))
                .isEqualTo("42501");
        assertThat(refusal("delete from agent_events where agent_id = '" + id + "'"))
                .isEqualTo("42501");
        assertThat(refusal("update agent_manifests set document = '{}' where agent_id = '" + id + "'"))
                .isEqualTo("42501");
        assertThat(refusal("delete from agents where id = '" + id + "'")).isEqualTo("42501");
    }

    private static String words(AgentState from, AgentState to, String conflict) {
        if (to == AgentState.CONFLICT_PILL) {
            return "conflict_id = '" + conflict + "'";
        }
        return "conflict_id = null, state = '" + to.wireName() + "'"
                + (to == AgentState.REVOKED ? ", revoked_at = now()" : "")
                + (from == AgentState.REVOKED && to == AgentState.REVOKED ? ", version = 2" : "");
    }

    /** A conflict the agent is in, over or not. */
    private String conflictAbout(String id, boolean isOver) throws SQLException {
        String rival = room.enrol(project, "rival-" + rivals++).id().value();
        String conflict = room.ids.next(IdPrefix.CONFLICT);
        try (Connection connection = database.app();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into agent_conflicts (id, project_id, registration_name, holder_id,"
                    + " challenger_id, cause, began_at, version) values ('%s', '%s', '%s', '%s', '%s', 'hello', now(), 0)"
                            .formatted(conflict, project, conflict, id, rival));
            if (isOver) {
                statement.executeUpdate("update agent_conflicts set resolved_at = now(), kept_id = holder_id,"
                        + " resolved_by = 'x', resolved_by_name = 'x', reason = 'x' where id = '" + conflict + "'");
            }
        }
        return conflict;
    }

    /** The name of the constraint that refused a change, or null if it was made. */
    private @org.jspecify.annotations.Nullable String change(String id, String change) throws SQLException {
        try (Connection connection = database.app();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update agents set " + change + " where id = '" + id + "'");
            return null;
        } catch (PSQLException refused) {
            var message = refused.getServerErrorMessage();
            return message == null ? "none" : message.getConstraint();
        }
    }

    private String refusal(String sql) throws SQLException {
        try (Connection connection = database.app();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return "allowed";
        } catch (PSQLException refused) {
            return refused.getSQLState();
        }
    }

    /** Puts an agent into a state behind the guard's back. */
    private void force(String id, AgentState from, AgentState to, String conflict) throws SQLException {
        boolean isContested = from == AgentState.CONFLICT_PILL;
        AgentState state = !isContested ? from : to == from || to == AgentState.REVOKED ? AgentState.STALE : to;

        try (Connection connection = database.owner();
                var statement = connection.createStatement()) {
            statement.executeUpdate("alter table agents disable trigger agents_guard");
            statement.executeUpdate("update agents set last_seen_at = now(), state = '" + state.wireName() + "'"
                    + (state == AgentState.REVOKED ? ", revoked_at = now()" : "")
                    + (isContested ? ", conflict_id = '" + conflict + "'" : "") + " where id = '" + id + "'");
            statement.executeUpdate("alter table agents enable trigger agents_guard");
        }
    }
}
