package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.policy.Preset;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceView;

@ExtendWith(MigratedDatabase.class)
class SimulationTest {

    private static final String RULE = """
            {"rules": [{"name": "prod", "tool": "kubectl.*", "when": "args.namespace == 'prod'",
                        "raise_to": "irreversible"}]}""";

    private final ProjectId project = ProjectId.next(Actors.IDS);
    private final Actor owner = Actors.admin(project);
    private final WorkspaceView workspace = new WorkspaceView(
            WorkspaceId.next(Actors.IDS),
            "ops",
            WorkspaceKind.OPERATIONAL,
            WorkspaceScope.UNNARROWED,
            Instant.EPOCH,
            null);
    private final List<Object[]> calls = new ArrayList<>();
    private final SimulationQueries simulations = simulations();

    @Test
    void shows_which_calls_would_newly_ask_and_by_which_rule() {
        call("kubectl.get", "read", "{\"namespace\": \"prod\"}");
        call("kubectl.get", "read", "{\"namespace\": \"dev\"}");
        call("kubectl.get", "read", "{}");
        call("kubectl.drain", "destructive", "{\"namespace\": \"dev\"}");

        Simulation result = replay(RULE, null, 100);

        assertThat(result.examined()).isEqualTo(4);
        assertThat(result.newlyAsking()).isEqualTo(2);
        assertThat(result.noLongerAsking()).isZero();
        assertThat(result.changes())
                .extracting(
                        Simulation.Change::tool,
                        change -> change.before().effective(),
                        change -> change.after().effective(),
                        change -> change.after().raisedBy(),
                        change -> change.after().failed())
                .containsExactly(
                        tuple("kubectl.get", "read", "irreversible", List.of("prod"), List.of("prod")),
                        tuple("kubectl.get", "read", "irreversible", List.of("prod"), List.of()));
        assertThat(result.levels().get(3)).isEqualTo(new Simulation.Level("irreversible", 0, 0, 2, 2));
        assertThat(result.levels().get(0)).isEqualTo(new Simulation.Level("read", 3, 0, 1, 0));
    }

    @Test
    void shows_calls_that_would_ask_other_people_or_wait_otherwise() {
        call("kubectl.drain", "destructive", "{}");
        call("kubectl.label", "write", "{}");

        assertThat(replay("{\"timeout_seconds_destructive\": 5}", null, 100).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.after().stages().get(0).timeoutSeconds())
                        .isEqualTo(5));
        assertThat(replay("{\"timeout_seconds_write\": 5}", null, 100).changed())
                .as("whom a level would ask matters only where it asks")
                .isZero();
        assertThat(replay(null, "restricted", 100).changed()).isEqualTo(2);
    }

    @Test
    void looks_at_the_newest_calls_only_and_says_that_there_are_more() {
        for (int i = 0; i < 250; i++) {
            call("kubectl.drain", "destructive", "{}");
        }
        Simulation all = replay("{\"require_approval_write\": true}", null, 1_000);
        Simulation some = replay("{\"timeout_seconds_destructive\": 5}", null, 230);

        assertThat(all.examined()).isEqualTo(250);
        assertThat(all.hasMore()).isFalse();
        assertThat(some.examined()).isEqualTo(230);
        assertThat(some.hasMore()).isTrue();
        assertThat(some.changed()).isEqualTo(230);
        assertThat(some.changes()).hasSize(Simulation.MAX_CHANGES);
    }

    @Test
    void whoever_may_not_see_arguments_may_not_ask_conditions_about_them() {
        Actor manager = Actors.key(project, "kim", EnumSet.of(Scope.MANAGEMENT), ToolScopes.ALL);
        assertThatThrownBy(() -> simulations.replay(manager, workspace, new Replay(null, "standard", null, null, 1)))
                .isInstanceOf(RouterException.class)
                .hasMessageContaining("execution");
    }

    @Test
    void one_policy_is_replayed_and_not_two_or_none() {
        assertThatThrownBy(() -> replay(null, null, 1)).isInstanceOf(RouterException.class);
        assertThatThrownBy(() -> replay("{}", "standard", 1)).isInstanceOf(RouterException.class);
        assertThatThrownBy(() -> new Replay(null, "standard", null, null, Replay.MAX + 1))
                .isInstanceOf(RouterException.class);
    }

    @Test
    void the_rows_are_asked_for_in_terms_the_database_understands(MigratedDatabase database) {
        InvocationFilter filter = new InvocationFilter(
                Set.of(), null, workspace.id(), null, null, Instant.EPOCH, Instant.EPOCH.plusSeconds(5));
        List<Object[]> found = database.entities().commit(manager -> {
            ReadRepository rows = new ReadRepository();
            rows.em = manager;
            return rows.calls(project, filter, PageRequest.first());
        });
        assertThat(found).isEmpty();
    }

    private void call(String tool, String risk, String arguments) {
        calls.add(0, new Object[] {
            InvocationId.next(Actors.IDS).value(),
            tool,
            risk,
            null,
            arguments.getBytes(StandardCharsets.UTF_8),
            Instant.EPOCH
        });
    }

    private Simulation replay(@Nullable String document, @Nullable String policy, int limit) {
        JsonNode tree = document == null
                ? null
                : StrictJson.parse(document.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
        return simulations.replay(owner, workspace, new Replay(tree, policy, null, null, limit));
    }

    private SimulationQueries simulations() {
        SimulationQueries queries = new SimulationQueries();
        queries.rows = new ReadRepository() {
            @Override
            List<Object[]> calls(ProjectId of, InvocationFilter filter, PageRequest page) {
                assertThat(of).isEqualTo(project);
                assertThat(filter.workspace()).isEqualTo(workspace.id());
                String after = page.afterKey();
                return calls.stream()
                        .filter(row -> after == null || ((String) row[0]).compareTo(after) < 0)
                        .limit(page.fetch())
                        .toList();
            }
        };
        queries.policies = new PolicyQueries() {
            @Override
            public PolicyVersion effective(ProjectId of, WorkspaceId where) {
                return Preset.STANDARD.version();
            }

            @Override
            public PolicyVersion named(ProjectId of, WorkspaceId where, String name) {
                return Preset.named(name).orElseThrow().version();
            }
        };
        queries.seal = new PayloadSeal() {
            @Override
            JsonNode argumentsJson(ProjectId of, InvocationId id, byte[] sealed) {
                return sealed.length == 0
                        ? JsonNodeFactory.instance.objectNode()
                        : StrictJson.parse(sealed, JsonLimits.ARGUMENTS);
            }
        };
        return queries;
    }
}
