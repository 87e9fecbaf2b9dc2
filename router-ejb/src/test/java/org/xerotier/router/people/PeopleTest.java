package org.xerotier.router.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;

@ExtendWith(MigratedDatabase.class)
class PeopleTest {

    private final MutableClock clock = new MutableClock();
    private final Fired<MembershipEnded> ended = new Fired<>();
    private MigratedDatabase database;
    private ProjectId project;
    private UserView owner;
    private UserView member;

    @BeforeEach
    void aProjectWithAnOwnerAndAMember(MigratedDatabase database) {
        this.database = database;
        project = newProject();
        owner = user("owner");
        member = user("member");
        add(owner, ProjectRole.OWNER);
        add(member, ProjectRole.MEMBER);
    }

    @Test
    void aPersonStandsForTheirRoleUnderOnePrincipal() {
        assertThat(standing(owner)).hasValueSatisfying(standing -> {
            assertThat(standing.principal()).isEqualTo("user:" + owner.id());
            assertThat(standing.user()).isEqualTo(owner.id());
            assertThat(standing.roles()).containsExactly(ProjectRole.OWNER);
            assertThat(standing.systemRoles()).isEmpty();
            assertThat(standing.delegated()).isEmpty();
        });
    }

    @Test
    void whoeverIsNoActivePersonWithAPlaceStandsForNothing() {
        assertThat(standing("bootstrap")).isEmpty();
        assertThat(standing("agent:agt_0")).isEmpty();
        assertThat(standing("user:" + member.id().value().toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
        assertThat(standing(user("stranger"))).isEmpty();
        change(member, new ChangeUser(null, null, null, true));
        assertThat(standing(member)).isEmpty();
        change(member, new ChangeUser(null, null, null, false));
        assertThat(standing(member)).isPresent();
    }

    @Test
    void anAdminWithoutMembershipStandsAsAdminAndInNoProjectRole() {
        UserView admin = user("admin", SystemRole.ADMIN);
        UserView operator = user("operator", SystemRole.OPERATOR);
        assertThat(standing(admin)).hasValueSatisfying(standing -> {
            assertThat(standing.systemRoles()).containsExactly(SystemRole.ADMIN);
            assertThat(standing.roles()).isEmpty();
        });
        assertThat(standing(operator)).isEmpty();
        add(operator, ProjectRole.MEMBER);
        assertThat(standing(operator).orElseThrow().systemRoles()).containsExactly(SystemRole.OPERATOR);
    }

    @Test
    void lentAuthorityHoldsForItsLevelsAndItsTime() {
        lend(owner, lending(member, Duration.ofHours(1)));
        assertThat(standing(member).orElseThrow().delegated()).containsExactly(RiskLevel.DESTRUCTIVE);
        clock.advance(Duration.ofMinutes(59));
        assertThat(standing(member).orElseThrow().delegated()).isNotEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
    }

    @Test
    void authorityLentForLaterDoesNotHoldYet() {
        lend(
                owner,
                new LendAuthority(
                        member.username(),
                        List.of(RiskLevel.IRREVERSIBLE),
                        clock.instant().plusSeconds(60),
                        clock.instant().plusSeconds(120),
                        "night watch"));
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(standing(member).orElseThrow().delegated()).containsExactly(RiskLevel.IRREVERSIBLE);
    }

    @Test
    void revokedAuthorityCountsForNothingAtTheNextQuestion() {
        DelegationView loan = lend(owner, lending(member, Duration.ofHours(1)));
        DelegationView revoked = in(rooms -> delegations(rooms).revoke(actor(owner), loan.id()));
        assertThat(revoked.revokedAt()).isEqualTo(clock.instant());
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(this.<java.time.Instant>in(rooms ->
                        delegations(rooms).revoke(actor(owner), loan.id()).revokedAt()))
                .isEqualTo(revoked.revokedAt());
    }

    @Test
    void authorityIsNotPassedOn() {
        UserView third = user("third");
        add(third, ProjectRole.MEMBER);
        lend(owner, lending(member, Duration.ofHours(1)));
        assertRefused(() -> lend(member, lending(third, Duration.ofMinutes(1))), "delegation_not_permitted");
        assertRefused(() -> lend(member, lending(member, Duration.ofMinutes(1))), "delegation_not_permitted");
        UserView admin = user("admin", SystemRole.ADMIN);
        assertRefused(() -> lend(admin, lending(member, Duration.ofMinutes(1))), "delegation_not_permitted");
    }

    @Test
    void authorityIsLentToMembersOnly() {
        assertRefused(() -> lend(owner, lending(user("stranger"), Duration.ofHours(1))), "delegation_not_permitted");
        assertRefused(() -> lend(owner, lending(owner, Duration.ofHours(1))), "delegation_not_permitted");
        change(member, new ChangeUser(null, null, null, true));
        assertRefused(() -> lend(owner, lending(member, Duration.ofHours(1))), "delegation_not_permitted");
    }

    @Test
    void nobodyLendsWithACredentialThatCouldNotApprove() {
        Actor weak = Actors.key(project, owner.principal(), EnumSet.of(Scope.MANAGEMENT), ToolScopes.ALL);
        assertRefused(
                () -> in(rooms -> delegations(rooms).lend(weak, lending(member, Duration.ofHours(1)))),
                "delegation_not_permitted");
    }

    @Test
    void aDelegationHasAnEndThatIsNearAReasonAndALevel() {
        assertRefused(() -> lend(owner, lending(member, Duration.ZERO)), "delegation_invalid");
        assertRefused(() -> lend(owner, lending(member, Duration.ofDays(31))), "delegation_invalid");
        assertRefused(() -> new LendAuthority("m", List.of(), null, clock.instant(), "why"), "delegation_invalid");
        assertRefused(
                () -> new LendAuthority("m", List.of(RiskLevel.READ), null, clock.instant(), " "),
                "delegation_invalid");
    }

    @Test
    void whatAFormerOwnerLentEndsWithTheirRole() {
        UserView second = user("second");
        add(second, ProjectRole.OWNER);
        lend(second, lending(member, Duration.ofHours(1)));
        in(rooms -> members(rooms).change(actor(owner), second.username(), ProjectRole.MEMBER));
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
        in(rooms -> members(rooms).change(actor(owner), second.username(), ProjectRole.OWNER));
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
    }

    @Test
    void whatADisabledOwnerLentDoesNotHoldMeanwhile() {
        UserView second = user("second");
        add(second, ProjectRole.OWNER);
        lend(second, lending(member, Duration.ofHours(1)));
        change(second, new ChangeUser(null, null, null, true));
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
    }

    @Test
    void whoLeavesTakesNothingAlongAndFindsNothingOnReturn() {
        lend(owner, lending(member, Duration.ofHours(1)));
        in(rooms -> members(rooms).remove(actor(owner), member.username()));
        assertThat(standing(member)).isEmpty();
        assertThat(ended.heard()).hasSize(1).first().satisfies(event -> {
            assertThat(event.project()).isEqualTo(project);
            assertThat(event.user()).isEqualTo(member.id());
        });
        add(member, ProjectRole.MEMBER);
        assertThat(standing(member).orElseThrow().delegated()).isEmpty();
    }

    @Test
    void thereIsAlwaysAnOwner() {
        assertRefused(() -> in(rooms -> members(rooms).remove(actor(owner), owner.username())), "last_owner");
        assertRefused(
                () -> in(rooms -> members(rooms).change(actor(owner), owner.username(), ProjectRole.MEMBER)),
                "last_owner");
        in(rooms -> members(rooms).change(actor(owner), member.username(), ProjectRole.OWNER));
        in(rooms -> members(rooms).remove(actor(owner), owner.username()));
        assertThat(standing(owner)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"delete from project_members where role = 'owner'", "update project_members set role = 'member'"
            })
    void theDatabaseKeepsAnOwnerToo(String attack) throws SQLException {
        try (var app = database.app()) {
            assertThatThrownBy(() -> app.createStatement()
                            .execute(attack + (attack.contains("where") ? " and" : " where") + " project_id = '"
                                    + project + "'"))
                    .hasMessageContaining("no owner");
        }
    }

    @Test
    void theDatabaseRefusesAuthorityLentByAMember() throws SQLException {
        assertThatThrownBy(() -> insertDelegation(member, owner)).hasMessageContaining("only an owner lends");
        assertThatThrownBy(() -> insertDelegation(owner, user("stranger"))).hasMessageContaining("only members");
        assertThatThrownBy(() -> insertDelegation(owner, owner)).hasMessageContaining("somebody_else");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "risk_levels = 'irreversible'",
                "ends_at = ends_at + interval '1 day'",
                "member_id = lent_by",
                "reason = 'other'"
            })
    void theDatabaseKeepsWhatWasLent(String change) throws SQLException {
        DelegationView loan = lend(owner, lending(member, Duration.ofHours(1)));
        try (var app = database.app()) {
            assertThatThrownBy(() -> app.createStatement()
                            .execute("update delegations set " + change + " where id = '" + loan.id() + "'"))
                    .hasMessageContaining("delegation");
        }
    }

    @Test
    void aUsernameIsOnePersonInAnySpelling() {
        String name = owner.username();
        assertRefused(
                () -> in(rooms -> users(rooms)
                        .create(
                                actor(owner),
                                new CreateUser(
                                        new Username(name.toUpperCase(java.util.Locale.ROOT)), "Other", null, null))),
                "username_taken");
        assertRefused(() -> new Username("a b"), "invalid_body");
        assertRefused(() -> new Username("x"), "invalid_body");
        assertThat(new Username("Ada@Example.org").value()).isEqualTo("ada@example.org");
    }

    @Test
    void anIdentityIsOneUserAtMost() {
        Identity identity =
                new Identity("https://issuer.example", Actors.IDS.next(org.xerotier.router.kernel.IdPrefix.REQUEST));
        assertThat(this.<List<Identity>>in(rooms -> users(rooms).link(actor(owner), member.username(), identity)))
                .containsExactly(identity);
        assertRefused(() -> in(rooms -> users(rooms).link(actor(owner), owner.username(), identity)), "identity_taken");
        assertThat(this.<List<Identity>>in(rooms -> users(rooms).unlink(actor(owner), owner.username(), identity)))
                .isEmpty();
        assertThat(this.<List<Identity>>in(rooms -> users(rooms).identities(member.username())))
                .containsExactly(identity);
        assertThat(this.<List<Identity>>in(rooms -> users(rooms).unlink(actor(owner), member.username(), identity)))
                .isEmpty();
    }

    @Test
    void listsArePagedAndKeptWithinTheProject() {
        lend(owner, lending(member, Duration.ofHours(1)));
        assertThat(in(rooms -> members(rooms).list(actor(owner), new PageRequest(1, null)))
                        .hasMore())
                .isTrue();
        assertThat(in(rooms -> members(rooms).list(actor(owner), PageRequest.first()))
                        .items())
                .extracting(MemberView::username)
                .containsExactly(member.username(), owner.username());
        Actor elsewhere = Actors.admin(newProject());
        assertThat(in(rooms -> members(rooms).list(elsewhere, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(in(rooms -> delegations(rooms).list(elsewhere, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(in(rooms -> delegations(rooms).list(actor(owner), PageRequest.first()))
                        .items())
                .hasSize(1);
        assertThat(this.<List<PlaceView>>in(rooms -> members(rooms).places(member.id())))
                .hasSize(1);
    }

    private void insertDelegation(UserView by, UserView to) throws SQLException {
        try (var app = database.app()) {
            app.createStatement()
                    .execute("insert into delegations values ('"
                            + Actors.IDS.next(org.xerotier.router.kernel.IdPrefix.DELEGATION) + "', '" + project
                            + "', '" + to.id()
                            + "', 'read', now(), now() + interval '1 hour', 'why', '" + by.id()
                            + "', now(), null, null, 1)");
        }
    }

    private LendAuthority lending(UserView to, Duration life) {
        return new LendAuthority(
                to.username(),
                List.of(RiskLevel.DESTRUCTIVE),
                null,
                clock.instant().plus(life),
                "on call");
    }

    private DelegationView lend(UserView by, LendAuthority wanted) {
        return in(rooms -> delegations(rooms).lend(actor(by), wanted));
    }

    private Optional<Standing> standing(UserView user) {
        return standing(user.principal());
    }

    private Optional<Standing> standing(String principal) {
        return in(rooms -> PeopleRoom.queries(rooms, clock).standing(project, principal));
    }

    private Actor actor(UserView user) {
        return Actors.key(project, user.principal(), Set.of(Scope.values()), ToolScopes.ALL);
    }

    private void add(UserView user, ProjectRole role) {
        in(rooms -> members(rooms).add(Actors.admin(project), user.username(), role));
    }

    private void change(UserView user, ChangeUser wanted) {
        in(rooms -> users(rooms).change(Actors.admin(project), user.username(), wanted));
    }

    private UserView user(String name) {
        return user(name, null);
    }

    private UserView user(String name, @Nullable SystemRole role) {
        String unique = name + "-" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        return in(rooms ->
                users(rooms).create(Actors.admin(project), new CreateUser(new Username(unique), name, null, role)));
    }

    private UserService users(EntityManager rooms) {
        return PeopleRoom.users(rooms, clock);
    }

    private MemberService members(EntityManager rooms) {
        return PeopleRoom.members(rooms, clock, ended);
    }

    private DelegationService delegations(EntityManager rooms) {
        return PeopleRoom.delegations(rooms, clock);
    }

    private ProjectId newProject() {
        String slug = "p" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        return in(rooms -> ProjectRoom.service(rooms, clock)
                .create(new ProjectSlug(slug), "A project")
                .id());
    }

    private <T> T in(Function<EntityManager, T> work) {
        return database.entities().commit(work);
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo(code));
    }
}
