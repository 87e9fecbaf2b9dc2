package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.ChangeUser;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.MembershipEnded;
import org.xerotier.router.people.PeopleRoom;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.UserView;
import org.xerotier.router.people.Username;
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;

@ExtendWith(MigratedDatabase.class)
class ApiKeyServiceTest {

    private final MutableClock clock = new MutableClock();
    private MigratedDatabase database;
    private ProjectView project;
    private UserView owner;
    private Actor admin;

    @BeforeEach
    void makeAProject(MigratedDatabase database) {
        this.database = database;
        project = newProject();
        owner = newUser(project, ProjectRole.OWNER);
        admin = actor(owner, project);
    }

    @Test
    void aMintedKeyLetsItsHolderInWithItsRights() {
        MintedApiKey minted = mint(admin, "execution", "kubectl", "host.uptime");
        AuthenticatedCaller caller = authenticate(minted.secret().reveal());
        assertThat(caller.actor().project()).isEqualTo(project.id());
        assertThat(caller.actor().scopes()).containsExactly(Scope.EXECUTION);
        assertThat(caller.actor().toolScopes().allow("kubectl.get")).isTrue();
        assertThat(caller.actor().toolScopes().allow("docker.ps")).isFalse();
        assertThat(caller.actor().principal()).isEqualTo(owner.principal());
        assertThat(caller.belongsTo(project.slug())).isTrue();
        assertThat(caller.belongsTo(project.id().value())).isTrue();
        assertThat(caller.belongsTo("another")).isFalse();
    }

    @Test
    void aRevokedKeyFailsOnItsVeryNextUse() {
        MintedApiKey minted = mint(admin, "execution");
        String secret = minted.secret().reveal();
        assertThat(authenticate(secret).actor().id())
                .isEqualTo(minted.key().id().value());
        in(door -> door.revoke(admin, minted.key().id().value()));
        assertRefused(() -> authenticate(secret), "api_key_revoked");
    }

    @Test
    void revokingTwiceChangesNothing() {
        String id = mint(admin, "execution").key().id().value();
        ApiKeyView first = in(door -> door.revoke(admin, id));
        clock.advance(Duration.ofHours(1));
        assertThat(this.<ApiKeyView>in(door -> door.revoke(admin, id)).revokedAt())
                .isEqualTo(first.revokedAt());
    }

    @Test
    void useIsNotedToTheMinute() {
        MintedApiKey minted = mint(admin, "execution");
        authenticate(minted.secret().reveal());
        var first = lastUsed(minted);
        assertThat(first).isEqualTo(clock.instant());
        clock.advance(Duration.ofSeconds(30));
        authenticate(minted.secret().reveal());
        assertThat(lastUsed(minted)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(30));
        authenticate(minted.secret().reveal());
        assertThat(lastUsed(minted)).isEqualTo(clock.instant());
    }

    @Test
    void nobodyHandsOnWhatTheyDoNotHave() {
        Actor manager = Actors.key(
                project.id(), "bob", EnumSet.of(Scope.MANAGEMENT, Scope.EXECUTION), new ToolScopes(Set.of("host")));
        assertRefused(() -> mint(manager, "approve"), "scope_insufficient");
        assertRefused(() -> mint(manager, "execution"), "scope_insufficient");
        assertRefused(() -> mint(manager, "execution", "docker"), "scope_insufficient");
        assertThat(mint(manager, "execution", "host.uptime").key().scopes())
                .containsExactly("execution", "host.uptime");
    }

    @Test
    void keysOfAnotherProjectAreNotThere() {
        String id = mint(admin, "execution").key().id().value();
        Actor stranger = Actors.admin(newProject().id());
        assertRefused(() -> in(door -> door.get(stranger, id)), "api_key_not_found");
        assertRefused(() -> in(door -> door.revoke(stranger, id)), "api_key_not_found");
        assertThat(in(door -> door.list(stranger, PageRequest.first())).items()).isEmpty();
    }

    @Test
    void aKeyAndTheKeysMadeWithItAreOnePrincipal() {
        MintedApiKey first = mint(admin, "management", "approve");
        Actor byKey = authenticate(first.secret().reveal()).actor();
        MintedApiKey second = mint(byKey, "approve");
        assertThat(authenticate(second.secret().reveal()).actor().principal()).isEqualTo(owner.principal());
        assertThat(second.key().principal()).isEqualTo(owner.principal());
    }

    @Test
    void aKeyFailsOnItsNextUseWhenItsOwnerIsDisabled() {
        String secret = mint(admin, "execution").secret().reveal();
        assertThat(authenticate(secret).actor().scopes()).containsExactly(Scope.EXECUTION);
        change(owner, true);
        assertRefused(() -> authenticate(secret), "api_key_owner_inactive");
        change(owner, false);
        assertThat(authenticate(secret).actor().scopes()).containsExactly(Scope.EXECUTION);
    }

    @Test
    void aKeyLosesWhatItsOwnersRoleLoses() {
        UserView second = newUser(project, ProjectRole.OWNER);
        String secret =
                mint(actor(second, project), "execution", "management").secret().reveal();
        database.entities()
                .run(entities ->
                        PeopleRoom.members(entities, clock).change(admin, second.username(), ProjectRole.MEMBER));
        assertThat(authenticate(secret).actor().scopes()).containsExactly(Scope.EXECUTION);
        database.entities().run(entities -> PeopleRoom.members(entities, clock).remove(admin, second.username()));
        assertRefused(() -> authenticate(secret), "api_key_owner_inactive");
    }

    @Test
    void theKeysOfWhoLeavesEndForGood() {
        UserView second = newUser(project, ProjectRole.MEMBER);
        MintedApiKey minted = mint(actor(second, project), "execution");
        MintedApiKey others = mint(admin, "execution");
        database.entities()
                .run(entities ->
                        SecurityRoom.keys(entities, clock).end(new MembershipEnded(admin, project.id(), second.id())));
        assertRefused(() -> authenticate(minted.secret().reveal()), "api_key_revoked");
        assertThat(authenticate(others.secret().reveal()).actor().principal()).isEqualTo(owner.principal());
    }

    @Test
    void aWishThatMakesNoSenseIsRefused() {
        assertRefused(() -> mint(admin), "invalid_body");
        assertRefused(() -> mint(admin, "kubectl"), "invalid_body");
        assertRefused(() -> mint(admin, "execution", "Kubectl!"), "invalid_body");
        CreateApiKey past = new CreateApiKey("k", List.of("execution"), clock.instant());
        assertRefused(() -> in(door -> door.mint(admin, past)), "invalid_body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scopes = 'management'",
                "tool_scopes = '*'",
                "principal = 'mallory'",
                "project_id = (select id from projects order by id limit 1)",
                "secret_hash = repeat('0', 64)",
                "expires_at = now() + interval '1 year'",
                "created_by = 'mallory'"
            })
    void theDatabaseKeepsTheRightsOfAKey(String change) throws SQLException {
        newProject();
        String id = mint(admin, "execution", "host").key().id().value();
        try (var app = database.app()) {
            assertThatThrownBy(() ->
                            app.createStatement().execute("update api_keys set " + change + " where id = '" + id + "'"))
                    .hasMessageContaining("cannot change");
        }
    }

    @Test
    void theDatabaseKeepsARevokedKeyRevoked() throws SQLException {
        String id = mint(admin, "execution").key().id().value();
        in(door -> door.revoke(admin, id));
        try (var app = database.app()) {
            assertThatThrownBy(() -> app.createStatement()
                            .execute("update api_keys set revoked_at = null where id = '" + id + "'"))
                    .hasMessageContaining("revoked for good");
        }
    }

    private @Nullable Instant lastUsed(MintedApiKey minted) {
        return this.<ApiKeyView>in(door -> door.get(admin, minted.key().id().value()))
                .lastUsedAt();
    }

    private AuthenticatedCaller authenticate(String secret) {
        CredentialRepository credentials = new CredentialRepository();
        credentials.database = database.appDataSource();
        AuthenticationService service = new AuthenticationService();
        service.credentials = credentials;
        service.guards = new Guards(new WrongTries(() -> 0, 20), new WrongTries(() -> 0, 5));
        service.clock = clock;
        return service.authenticate("Bearer " + secret, project.slug(), "192.0.2.1", Actors.request());
    }

    private MintedApiKey mint(Actor by, String... scopes) {
        return in(door -> door.mint(by, new CreateApiKey("k", List.of(scopes), null)));
    }

    private static Actor actor(UserView user, ProjectView in) {
        return Actors.key(in.id(), user.principal(), EnumSet.allOf(Scope.class), ToolScopes.ALL);
    }

    private UserView newUser(ProjectView in, ProjectRole role) {
        String name = "u" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        Actor maker = Actors.admin(in.id());
        return database.entities().commit(entities -> {
            UserView user = PeopleRoom.users(entities, clock)
                    .create(maker, new CreateUser(new Username(name), name, null, null));
            entities.flush();
            PeopleRoom.members(entities, clock).add(maker, name, role);
            return user;
        });
    }

    private void change(UserView user, boolean disabled) {
        database.entities()
                .run(entities -> PeopleRoom.users(entities, clock)
                        .change(admin, user.username(), new ChangeUser(null, null, null, disabled)));
    }

    private ProjectView newProject() {
        String slug = "p" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        return database.entities()
                .commit(entities -> ProjectRoom.service(entities, clock).create(new ProjectSlug(slug), "A project"));
    }

    private <T> T in(Function<ApiKeyService, T> work) {
        return database.entities().commit(entities -> work.apply(SecurityRoom.keys(entities, clock)));
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo(code));
    }
}
