package org.xerotier.router.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.audit.AuditFilter;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.audit.AuditView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;

@ExtendWith(MigratedDatabase.class)
class WorkspaceServiceTest {

    private static final JsonNode NO_SCOPE = JsonNodeFactory.instance.objectNode();

    private final MutableClock clock = new MutableClock();
    private MigratedDatabase database;
    private Actor actor;

    @BeforeEach
    void makeAProject(MigratedDatabase database) {
        this.database = database;
        actor = Actors.admin(newProject());
    }

    @Test
    void aWorkspaceIsFoundByIdAndByNameAndOnlyInItsProject() {
        WorkspaceView made = create("night shift", WorkspaceKind.CHAT);
        assertThat(get(actor, "night shift").id()).isEqualTo(made.id());
        assertThat(get(actor, made.id().value()).name()).isEqualTo("night shift");
        Actor stranger = Actors.admin(newProject());
        assertRefused(() -> get(stranger, "night shift"), "workspace_not_found");
        assertRefused(() -> get(stranger, made.id().value()), "workspace_not_found");
    }

    @Test
    void aScopeThatFitsIntoNoDispatchIsRefused() {
        String names = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> "\"" + "n".repeat(60) + i + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        JsonNode scope = json("{\"namespaces\": [" + names + "]}");

        assertThatThrownBy(() -> in(door -> door.create(actor, new CreateWorkspace("wide", WorkspaceKind.CHAT, scope))))
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.param()).contains("scope"));
    }

    @Test
    void aNameIsTakenOncePerProject() {
        create("ops", WorkspaceKind.CHAT);
        assertRefused(() -> create("ops", WorkspaceKind.CHAT), "workspace_name_taken");
        actor = Actors.admin(newProject());
        assertThat(create("ops", WorkspaceKind.CHAT).name()).isEqualTo("ops");
    }

    @Test
    void promotionIsPossibleAndDemotionIsNot() {
        create("ops", WorkspaceKind.CHAT);
        ChangeWorkspace promote = new ChangeWorkspace(null, WorkspaceKind.OPERATIONAL, null);
        assertThat(this.<WorkspaceView>in(door -> door.change(actor, "ops", promote))
                        .kind())
                .isEqualTo(WorkspaceKind.OPERATIONAL);
        ChangeWorkspace demote = new ChangeWorkspace(null, WorkspaceKind.CHAT, null);
        assertRefused(() -> in(door -> door.change(actor, "ops", demote)), "workspace_demotion_unsupported");
    }

    @Test
    void theDatabaseRefusesDemotionToo() throws SQLException {
        WorkspaceView made = create("ops", WorkspaceKind.OPERATIONAL);
        try (var app = database.app()) {
            assertThatThrownBy(() -> app.createStatement()
                            .execute("update workspaces set kind = 'chat' where id = '" + made.id() + "'"))
                    .hasMessageContaining("cannot become chat");
        }
    }

    @Test
    void aScopeIsKeptAndABadOneRefusedWithItsReason() {
        JsonNode scope = json("{\"namespaces\": [\"default\", \"app-*\"]}");
        in(door -> door.create(actor, new CreateWorkspace("narrow", WorkspaceKind.CHAT, scope)));
        assertThat(get(actor, "narrow").scope().admits("namespaces", "app-1")).isTrue();
        assertThat(get(actor, "narrow").scope().admits("namespaces", "kube-system"))
                .isFalse();
        JsonNode bad = json("{\"path_prefixes\": [\"../etc\"]}");
        assertThatThrownBy(() -> in(door -> door.change(actor, "narrow", new ChangeWorkspace(null, null, bad))))
                .isInstanceOfSatisfying(RouterException.class, e -> {
                    assertThat(e.code().code()).isEqualTo("invalid_body");
                    assertThat(e.param()).contains("scope");
                });
    }

    @Test
    void aNameThatLooksLikeAnIdIsRefused() {
        for (String name : List.of("ws_" + "0".repeat(32), "", " a", "a  b", "a/b", "x".repeat(65), "a\n")) {
            assertRefused(() -> create(name, WorkspaceKind.CHAT), "invalid_body");
        }
    }

    @Test
    void withoutModelsAnOperationalWorkspaceFailsClosedWhenTheBindingIsEnforced() {
        CreateWorkspace wanted = new CreateWorkspace("ops", WorkspaceKind.OPERATIONAL, NO_SCOPE);
        assertRefused(
                () -> database.entities()
                        .commit(entities -> WorkspaceRoom.service(entities, clock, ModelBinding.ENFORCED)
                                .create(actor, wanted)),
                "workspace_models_unavailable");
        create("ops", WorkspaceKind.OPERATIONAL);
        assertRefused(
                () -> database.entities()
                        .commit(entities -> WorkspaceRoom.service(entities, clock, ModelBinding.ENFORCED)
                                .requireOperational(actor.requireProject(), "ops")),
                "workspace_models_unavailable");
    }

    @Test
    void aChatWorkspaceIsNotOperational() {
        create("talk", WorkspaceKind.CHAT);
        assertRefused(
                () -> in(door -> door.requireOperational(actor.requireProject(), "talk")), "workspace_not_operational");
    }

    @Test
    void unbindingAnAgentThatIsNotBoundIsRefused() {
        create("ops", WorkspaceKind.CHAT);
        assertRefused(
                () -> in(door -> door.unbind(actor, "ops", AgentId.next(Actors.IDS))), "workspace_binding_not_found");
    }

    @Test
    void aPauseIsToldAndPausingAgainKeepsTheFirstReason() {
        create("ops", WorkspaceKind.OPERATIONAL);
        in(door -> door.pause(actor, "ops", "moving"));
        in(door -> door.pause(actor, "ops", "another"));
        assertThat(get(actor, "ops").pause()).isEqualTo(new WorkspacePause(clock.instant(), actor.name(), "moving"));

        in(door -> door.resume(actor, "ops", null));
        in(door -> door.resume(actor, "ops", "done"));

        assertThat(get(actor, "ops").isPaused()).isFalse();
        assertThat(actions()).containsExactly("workspace.resumed", "workspace.paused", "workspace.created");
    }

    @Test
    void aPauseNeedsAReasonAndAWorkspaceOfTheProject() {
        create("ops", WorkspaceKind.OPERATIONAL);
        Actor stranger = Actors.admin(newProject());
        assertRefused(() -> in(door -> door.pause(actor, "ops", " ")), "invalid_body");
        assertRefused(() -> in(door -> door.pause(actor, "ops", "x".repeat(1_001))), "invalid_body");
        assertRefused(() -> in(door -> door.pause(stranger, "ops", "mine?")), "workspace_not_found");
        assertThat(get(actor, "ops").isPaused()).isFalse();
    }

    @Test
    void everyActIsInTheAuditLog() {
        create("ops", WorkspaceKind.CHAT);
        in(door -> door.change(actor, "ops", new ChangeWorkspace("ops2", WorkspaceKind.OPERATIONAL, null)));
        assertThat(actions()).containsExactly("workspace.changed", "workspace.created");
    }

    private List<String> actions() {
        return database
                .entities()
                .commit(entities ->
                        AuditRoom.service(entities).list(actor, AuditFilter.EVERYTHING, PageRequest.first()))
                .items()
                .stream()
                .map(AuditView::action)
                .toList();
    }

    private ProjectId newProject() {
        String slug = "p" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        return database.entities()
                .commit(entities -> ProjectRoom.service(entities, clock).create(new ProjectSlug(slug), "A project"))
                .id();
    }

    private WorkspaceView create(String name, WorkspaceKind kind) {
        return in(door -> door.create(actor, new CreateWorkspace(name, kind, NO_SCOPE)));
    }

    private WorkspaceView get(Actor actor, String idOrName) {
        return in(door -> door.get(actor.requireProject(), idOrName));
    }

    private <T> T in(Function<WorkspaceService, T> work) {
        return database.entities().commit(entities -> work.apply(WorkspaceRoom.service(entities, clock)));
    }

    private static JsonNode json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo(code));
    }
}
