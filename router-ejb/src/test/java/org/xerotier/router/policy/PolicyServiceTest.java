package org.xerotier.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.audit.AuditFilter;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.audit.AuditView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.PeopleRoom;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.UserView;
import org.xerotier.router.people.Username;
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;

@ExtendWith(MigratedDatabase.class)
class PolicyServiceTest {

    private final MutableClock clock = new MutableClock();
    private MigratedDatabase database;
    private Actor owner;
    private ProjectId project;
    private WorkspaceId workspace;

    @BeforeEach
    void anOwnerWithAWorkspace(MigratedDatabase database) throws SQLException {
        this.database = database;
        String unique = Actors.IDS.next(IdPrefix.PROJECT).substring(20);
        project = database.entities()
                .commit(entities -> ProjectRoom.service(entities, clock)
                        .create(new ProjectSlug("p" + unique), unique)
                        .id());
        owner = person("owner", ProjectRole.OWNER, EnumSet.allOf(Scope.class));
        workspace = newWorkspace();
    }

    @Test
    void a_workspace_begins_under_standard() {
        PolicyVersion effective = effective();
        assertThat(effective.name()).isEqualTo("standard");
        assertThat(effective.version()).isEqualTo(1);
        assertThat(effective.documentDigest()).isEqualTo(effective.document().digest());
    }

    @Test
    void versions_count_up_under_a_name_and_hold_only_once_activated() {
        PolicyView first = create("ops", "{\"timeout_seconds_destructive\": 60}");
        PolicyView second = create("ops", "{\"timeout_seconds_destructive\": 30}");
        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(effective().name()).isEqualTo("standard");

        activate(second.id().value());

        PolicyVersion effective = effective();
        assertThat(effective.id()).isEqualTo(second.id());
        assertThat(effective.documentDigest()).isEqualTo(second.documentDigest());
        assertThat(effective
                        .document()
                        .level(RiskLevel.DESTRUCTIVE)
                        .own()
                        .timeout()
                        .toSeconds())
                .isEqualTo(30);
        activate(first.id().value());
        assertThat(effective().id()).isEqualTo(first.id());
        activate("standard");
        assertThat(effective().id()).isEqualTo(Preset.STANDARD.version().id());
    }

    @Test
    void a_version_is_found_in_its_workspace_and_project_only() throws SQLException {
        PolicyView made = create("ops", "{}");
        WorkspaceId other = newWorkspace();

        PolicyView shown =
                in(queries -> queries.get(project, workspace, made.id().value()));
        PolicyVersion used = in(queries -> queries.version(project, made.id()));
        assertThat(shown.name()).isEqualTo("ops");
        assertThat(used.name()).isEqualTo("ops");
        assertRefused(() -> in(queries -> queries.get(project, other, made.id().value())), "policy_not_found");
        assertRefused(() -> in(queries -> queries.version(ProjectId.next(Actors.IDS), made.id())), "policy_not_found");
        assertRefused(() -> activateIn(other, made.id().value()), "policy_not_found");
        assertRefused(() -> activate("lax"), "policy_not_found");
    }

    @Test
    void lists_run_from_newest_to_oldest_and_mark_what_is_in_force() {
        PolicyView first = create("ops", "{}");
        PolicyView second = create("night", "{\"preset\": \"restricted\"}");
        activate(first.id().value());

        Page<PolicyView> page = in(queries -> queries.list(project, workspace, PageRequest.first()));

        assertThat(page.items()).extracting(PolicyView::id).containsExactly(second.id(), first.id());
        assertThat(page.items()).extracting(PolicyView::isInForce).containsExactly(false, true);
    }

    @Test
    void every_change_is_audited_with_digest_and_what_held_before() {
        PolicyView made = create("ops", "{\"preset\": \"elevated\"}");
        activate(made.id().value());
        activate(made.id().value());

        List<AuditView> rows = database.entities()
                .commit(entities -> AuditRoom.service(entities)
                        .list(owner, AuditFilter.EVERYTHING, PageRequest.first())
                        .items());

        assertThat(rows)
                .filteredOn(row -> row.subject().id().equals(made.id().value()))
                .extracting(AuditView::action)
                .containsExactly("approval_policy.activated", "approval_policy.created");
        assertThat(rows.get(0).detail().path("before").textValue())
                .isEqualTo(Preset.STANDARD.version().id().value());
        assertThat(rows.get(0).detail().path("digest").textValue()).isEqualTo(made.documentDigest());
    }

    @Test
    void only_owners_and_admins_with_the_scope_write() {
        Actor member = person("member", ProjectRole.MEMBER, EnumSet.allOf(Scope.class));
        Actor narrow = person("narrow", ProjectRole.OWNER, EnumSet.of(Scope.EXECUTION, Scope.APPROVE));
        Actor stranger = Actors.admin(project);
        for (Actor actor : new Actor[] {member, narrow, stranger}) {
            assertRefused(() -> create(actor, "ops", "{}"), "policy_author_not_permitted");
            assertRefused(
                    () -> service(service -> service.activate(actor, workspace, "restricted")),
                    "policy_author_not_permitted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "elevated", "restricted"})
    void the_built_in_names_are_never_written_to(String name) {
        assertRefused(() -> create(name, "{}"), "policy_name_reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ops", "a b", "-a", "a--b"})
    void names_have_one_form(String name) {
        assertRefused(() -> create(name, "{}"), "policy_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update approval_policies set policy_name = policy_name",
                "delete from approval_policies",
                "truncate approval_policies cascade",
                "update approval_policy_activations set sequence = sequence",
                "delete from approval_policy_activations",
                "truncate approval_policy_activations cascade"
            })
    void neither_the_router_nor_the_owner_of_the_tables_changes_a_version_or_the_history(String sql) {
        activate(create("ops", "{}").id().value());
        assertState(() -> execute(database.app(), sql), "42501");
        assertState(() -> execute(database.owner(), sql), "42501");
    }

    @Test
    void every_column_of_a_version_is_protected() throws SQLException {
        create("ops", "{}");
        try (Connection connection = database.owner();
                var columns = connection
                        .createStatement()
                        .executeQuery("select column_name from information_schema.columns"
                                + " where table_name = 'approval_policies'")) {
            int seen = 0;
            while (columns.next()) {
                String sql =
                        "update approval_policies set %s = %s".formatted(columns.getString(1), columns.getString(1));
                assertState(() -> execute(database.owner(), sql), "42501");
                seen++;
            }
            assertThat(seen).isGreaterThan(9);
        }
    }

    @Test
    void what_is_in_force_follows_its_history() throws SQLException {
        PolicyView made = create("ops", "{}");
        activate(made.id().value());
        WorkspaceId other = newWorkspace();
        String where = " where workspace_id = '" + workspace + "'";

        assertState(
                () -> execute(database.app(), "update approval_policy_in_force set sequence = sequence + 2" + where),
                "23514");
        assertState(
                () -> execute(database.app(), "update approval_policy_in_force set sequence = sequence + 1" + where),
                "23503");
        assertState(
                () -> execute(
                        database.app(),
                        "insert into approval_policy_activations values ('%s', '%s', 1, '%s', now(), 'k', 'k', 'k')"
                                .formatted(project, other, made.id())),
                "23503");
        assertState(
                () -> execute(
                        database.app(),
                        "insert into approval_policy_activations values ('%s', '%s', 1, '%s', now(), 'k', 'k', 'k')"
                                .formatted(project, other, PolicyId.next(Actors.IDS))),
                "23503");
        assertState(() -> execute(database.app(), "delete from approval_policy_in_force" + where), "42501");
    }

    @Test
    void a_row_that_says_something_else_than_was_written_is_not_used() throws SQLException {
        PolicyView made = create("ops", "{}");
        execute(database.superuser(), "alter table approval_policies disable trigger all");
        try {
            execute(
                    database.superuser(),
                    "update approval_policies set document = jsonb_set(document,"
                            + " '{levels,destructive,require_approval}', 'false') where id = '" + made.id() + "'");
        } finally {
            execute(
                    database.superuser(),
                    "alter table approval_policies enable always trigger approval_policies_guard");
            execute(
                    database.superuser(),
                    "alter table approval_policies enable always trigger approval_policies_guard_truncate");
        }
        assertThatThrownBy(() -> in(queries -> queries.version(project, made.id())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not match its digest");
    }

    private PolicyVersion effective() {
        return in(queries -> queries.effective(project, workspace));
    }

    private PolicyView create(String name, String document) {
        return create(owner, name, document);
    }

    private PolicyView create(Actor author, String name, String document) {
        return service(service -> service.create(
                author,
                workspace,
                name,
                StrictJson.parse(document.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST)));
    }

    private PolicyView activate(String idOrPreset) {
        return activateIn(workspace, idOrPreset);
    }

    private PolicyView activateIn(WorkspaceId where, String idOrPreset) {
        return service(service -> service.activate(owner, where, idOrPreset));
    }

    private <T> T in(Function<PolicyQueries, T> question) {
        return database.entities().commit(entities -> question.apply(PolicyRoom.queries(entities)));
    }

    private <T> T service(Function<PolicyService, T> act) {
        return database.entities().commit(entities -> act.apply(PolicyRoom.service(entities, clock)));
    }

    private Actor person(String name, ProjectRole role, EnumSet<Scope> scopes) {
        return database.entities().commit(entities -> {
            Actor admin = Actors.admin(project);
            String unique = name + Actors.IDS.next(IdPrefix.USER).substring(20);
            UserView user = PeopleRoom.users(entities, clock)
                    .create(admin, new CreateUser(new Username(unique), name, null, null));
            PeopleRoom.members(entities, clock).add(admin, user.username(), role);
            return Actors.key(project, "user:" + user.id(), scopes, ToolScopes.ALL);
        });
    }

    private WorkspaceId newWorkspace() throws SQLException {
        WorkspaceId id = WorkspaceId.next(Actors.IDS);
        execute(
                database.owner(),
                "insert into workspaces values ('%s', '%s', '%s', 'operational', '{}', now(), 1)"
                        .formatted(id, project, id.value().substring(3)));
        return id;
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    private static void assertState(ThrowingCallable attempt, String state) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
