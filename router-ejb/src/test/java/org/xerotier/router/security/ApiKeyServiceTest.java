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
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;

@ExtendWith(MigratedDatabase.class)
class ApiKeyServiceTest {

    private final MutableClock clock = new MutableClock();
    private MigratedDatabase database;
    private ProjectView project;
    private Actor admin;

    @BeforeEach
    void makeAProject(MigratedDatabase database) {
        this.database = database;
        project = newProject();
        admin = Actors.admin(project.id());
    }

    @Test
    void aMintedKeyLetsItsHolderInWithItsRights() {
        MintedApiKey minted = mint(admin, null, "execution", "kubectl", "host.uptime");
        AuthenticatedCaller caller = authenticate(minted.secret().reveal());
        assertThat(caller.actor().project()).isEqualTo(project.id());
        assertThat(caller.actor().scopes()).containsExactly(Scope.EXECUTION);
        assertThat(caller.actor().toolScopes().allow("kubectl.get")).isTrue();
        assertThat(caller.actor().toolScopes().allow("docker.ps")).isFalse();
        assertThat(caller.actor().principal()).isEqualTo("alice");
        assertThat(caller.belongsTo(project.slug())).isTrue();
        assertThat(caller.belongsTo(project.id().value())).isTrue();
        assertThat(caller.belongsTo("another")).isFalse();
    }

    @Test
    void aRevokedKeyFailsOnItsVeryNextUse() {
        MintedApiKey minted = mint(admin, null, "execution");
        String secret = minted.secret().reveal();
        assertThat(authenticate(secret).actor().id())
                .isEqualTo(minted.key().id().value());
        in(door -> door.revoke(admin, minted.key().id().value()));
        assertRefused(() -> authenticate(secret), "api_key_revoked");
    }

    @Test
    void revokingTwiceChangesNothing() {
        String id = mint(admin, null, "execution").key().id().value();
        ApiKeyView first = in(door -> door.revoke(admin, id));
        clock.advance(Duration.ofHours(1));
        assertThat(this.<ApiKeyView>in(door -> door.revoke(admin, id)).revokedAt())
                .isEqualTo(first.revokedAt());
    }

    @Test
    void useIsNotedToTheMinute() {
        MintedApiKey minted = mint(admin, null, "execution");
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
        assertRefused(() -> mint(manager, null, "approve"), "scope_insufficient");
        assertRefused(() -> mint(manager, null, "execution"), "scope_insufficient");
        assertRefused(() -> mint(manager, null, "execution", "docker"), "scope_insufficient");
        assertThat(mint(manager, null, "execution", "host.uptime").key().scopes())
                .containsExactly("execution", "host.uptime");
    }

    @Test
    void keysOfAnotherProjectAreNotThere() {
        String id = mint(admin, null, "execution").key().id().value();
        Actor stranger = Actors.admin(newProject().id());
        assertRefused(() -> in(door -> door.get(stranger, id)), "api_key_not_found");
        assertRefused(() -> in(door -> door.revoke(stranger, id)), "api_key_not_found");
        assertThat(in(door -> door.list(stranger, PageRequest.first())).items()).isEmpty();
    }

    @Test
    void aKeyBelongsToWhoeverStandsBehindItsMakerUnlessSaidOtherwise() {
        assertThat(mint(admin, null, "execution").key().principal()).isEqualTo("alice");
        assertThat(mint(admin, "carol@example.org", "approve").key().principal())
                .isEqualTo("carol@example.org");
    }

    @Test
    void aWishThatMakesNoSenseIsRefused() {
        assertRefused(() -> mint(admin, null), "invalid_body");
        assertRefused(() -> mint(admin, null, "kubectl"), "invalid_body");
        assertRefused(() -> mint(admin, null, "execution", "Kubectl!"), "invalid_body");
        assertRefused(() -> mint(admin, "a b", "execution"), "invalid_body");
        CreateApiKey past = new CreateApiKey("k", List.of("execution"), clock.instant(), null);
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
        String id = mint(admin, null, "execution", "host").key().id().value();
        try (var app = database.app()) {
            assertThatThrownBy(() ->
                            app.createStatement().execute("update api_keys set " + change + " where id = '" + id + "'"))
                    .hasMessageContaining("cannot change");
        }
    }

    @Test
    void theDatabaseKeepsARevokedKeyRevoked() throws SQLException {
        String id = mint(admin, null, "execution").key().id().value();
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
        service.clock = clock;
        return service.authenticate("Bearer " + secret, Actors.request());
    }

    private MintedApiKey mint(Actor by, @Nullable String principal, String... scopes) {
        return in(door -> door.mint(by, new CreateApiKey("k", List.of(scopes), null, principal)));
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
