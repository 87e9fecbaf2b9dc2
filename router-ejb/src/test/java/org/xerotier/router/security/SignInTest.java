package org.xerotier.router.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.Arrival;
import org.xerotier.router.people.ArrivalService;
import org.xerotier.router.people.ChangeUser;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.Identity;
import org.xerotier.router.people.PeopleRoom;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.people.UserView;
import org.xerotier.router.people.Username;
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;

/** From a password or an issuer's token to a caller, on a real database. */
@ExtendWith(MigratedDatabase.class)
class SignInTest {

    private static final SigningKey KEY = SigningKey.generate(Actors.RANDOM);
    private static final ECKey ISSUER_KEY = ecKey();
    private static final PayloadCipher CIPHER = SecurityRoom.cipher();
    private static final Secret PASSWORD = new Secret("correct horse battery");

    private final MutableClock clock = new MutableClock();
    private final AccessTokens tokens = new AccessTokens(() -> KEY, Actors.IDS, clock, Duration.ofHours(1));
    private final Guards guards = new Guards(new WrongTries(() -> 0, 20), new WrongTries(() -> 0, 5));
    private MigratedDatabase database;
    private ProjectView project;
    private UserView ada;

    @BeforeEach
    void aMemberWithAPassword(MigratedDatabase database) {
        this.database = database;
        project = newProject();
        ada = newUser("ada", null);
        place(ada, ProjectRole.MEMBER);
        in(rooms -> {
            accounts(rooms).setPassword(admin(), ada.username(), PASSWORD);
            return true;
        });
    }

    @Test
    void aPasswordBecomesATokenThatActsAsThePerson() {
        IssuedToken issued = signIn(ada.username(), PASSWORD, null);
        assertThat(issued.expiresIn()).isEqualTo(3_600);
        AuthenticatedCaller caller = show(issued.token().reveal(), project.slug());
        assertThat(caller.actor().kind()).isEqualTo(ActorKind.USER);
        assertThat(caller.actor().id()).isEqualTo(ada.id().value());
        assertThat(caller.actor().principal()).isEqualTo(ada.principal());
        assertThat(caller.actor().project()).isEqualTo(project.id());
        assertThat(caller.actor().scopes()).containsExactlyInAnyOrder(Scope.EXECUTION, Scope.INFERENCE, Scope.APPROVE);
        assertThat(show(issued.token().reveal(), project.id().value()).belongsTo(project.slug()))
                .isTrue();
    }

    @Test
    void aPersonActsOnlyInProjectsTheyHaveAPlaceIn() {
        String token = signIn(ada.username(), PASSWORD, null).token().reveal();
        ProjectView other = newProject();
        for (String place : List.of(other.slug(), other.id().value(), "nowhere", "")) {
            AuthenticatedCaller caller = show(token, place);
            assertThat(caller.actor().project()).isNull();
            assertThat(caller.actor().scopes()).isEmpty();
            assertThat(caller.belongsTo(place)).isFalse();
        }
    }

    @Test
    void anOwnerHasEveryScopeAndAnAdminElsewhereOnlyThoseForManaging() {
        UserView owner = newUser("owner", null);
        place(owner, ProjectRole.OWNER);
        UserView boss = newUser("boss", SystemRole.ADMIN);
        for (UserView user : List.of(owner, boss)) {
            in(rooms -> {
                accounts(rooms).setPassword(admin(), user.username(), PASSWORD);
                return true;
            });
        }
        assertThat(show(signIn(owner.username(), PASSWORD, null).token().reveal(), project.slug())
                        .actor()
                        .scopes())
                .containsExactlyInAnyOrder(Scope.values());
        AuthenticatedCaller caller =
                show(signIn(boss.username(), PASSWORD, null).token().reveal(), project.slug());
        assertThat(caller.actor().scopes()).containsExactlyInAnyOrder(Scope.MANAGEMENT, Scope.APPROVE);
        assertThat(caller.systemRole()).isEqualTo(SystemRole.ADMIN);
    }

    @Test
    void aDisabledPersonIsRefusedAtTheNextRequestAndCannotSignIn() {
        String token = signIn(ada.username(), PASSWORD, null).token().reveal();
        disable(ada, true);
        assertRefused(() -> show(token, project.slug()), "user_disabled");
        assertRefused(() -> signIn(ada.username(), PASSWORD, null), "sign_in_refused");
        disable(ada, false);
        assertThat(show(token, project.slug()).actor().principal()).isEqualTo(ada.principal());
    }

    @Test
    void whoLosesTheirPlaceLosesItAtTheNextRequestAndInOpenStreams() {
        String token = signIn(ada.username(), PASSWORD, null).token().reveal();
        Actor before = show(token, project.slug()).actor();
        authentication().requireStill("Bearer " + token, before);
        in(rooms -> PeopleRoom.members(rooms, clock).remove(admin(), ada.username()));
        assertThat(show(token, project.slug()).actor().project()).isNull();
        assertRefused(() -> authentication().requireStill("Bearer " + token, before), "scope_insufficient");
    }

    @Test
    void anOldPasswordsTokensEndWithIt() {
        String token = signIn(ada.username(), PASSWORD, null).token().reveal();
        clock.advance(Duration.ofSeconds(2));
        Secret next = new Secret("another pile of words");
        in(rooms -> {
            accounts(rooms).changePassword(self(ada), PASSWORD, next);
            return true;
        });
        assertRefused(() -> show(token, project.slug()), "token_expired");
        assertRefused(() -> signIn(ada.username(), PASSWORD, null), "sign_in_refused");
        assertThat(show(signIn(ada.username(), next, null).token().reveal(), project.slug())
                        .actor()
                        .id())
                .isEqualTo(ada.id().value());
    }

    @Test
    void aTokenEndsWithItsHour() {
        String token = signIn(ada.username(), PASSWORD, null).token().reveal();
        clock.advance(Duration.ofHours(1));
        assertRefused(() -> show(token, project.slug()), "token_expired");
    }

    @Test
    void anUnknownUserAndAWrongPasswordAreAnsweredAlike() {
        RouterException unknown = refusal(() -> signIn("nobody-of-that-name", PASSWORD, null));
        RouterException wrong = refusal(() -> signIn(ada.username(), new Secret("wrong horse battery"), null));
        assertThat(unknown.code()).isEqualTo(wrong.code());
        assertThat(unknown.getMessage()).isEqualTo(wrong.getMessage());
        assertThat(unknown.param()).isEqualTo(wrong.param());
    }

    @Test
    void theSixthWrongTryOfANameIsTooManyWhetherTheUserExistsOrNot() {
        for (String name : List.of(ada.username(), "nobody-" + Actors.RANDOM.nextInt())) {
            for (int i = 0; i < 5; i++) {
                assertRefused(() -> signIn(name, new Secret("wrong horse battery"), null), "sign_in_refused");
            }
            assertRefused(() -> signIn(name, new Secret("wrong horse battery"), null), "too_many_attempts");
            assertRefused(() -> signIn(name, PASSWORD, null), "too_many_attempts");
        }
    }

    @Test
    void theTwentyFirstWrongKeyOfAnAddressIsTooManyAndARightOneStillPasses() {
        String token = signIn(ada.username(), PASSWORD, null).token().reveal();
        AuthenticationService door = authentication();
        for (int i = 0; i < 20; i++) {
            assertRefused(
                    () -> door.authenticate("Bearer xero_nonsense", "", "192.0.2.7", Actors.request()),
                    "api_key_invalid");
        }
        assertRefused(
                () -> door.authenticate("Bearer xero_nonsense", "", "192.0.2.7", Actors.request()),
                "too_many_attempts");
        assertRefused(() -> door.authenticate("Bearer a.b.c", "", "192.0.2.7", Actors.request()), "too_many_attempts");
        assertRefused(() -> door.authenticate("Bearer a.b.c", "", "192.0.2.8", Actors.request()), "token_invalid");
        assertThat(door.authenticate("Bearer " + token, project.slug(), "192.0.2.7", Actors.request())
                        .actor()
                        .id())
                .isEqualTo(ada.id().value());
    }

    @Test
    void whoEnrolledAnAuthenticatorNeedsACodeAndEachCountsOnce() {
        byte[] secret = enrol();
        assertRefused(() -> signIn(ada.username(), PASSWORD, null), "totp_required");
        assertRefused(() -> signIn(ada.username(), PASSWORD, "000000"), "sign_in_refused");
        clock.advance(Duration.ofSeconds(30));
        String code = code(secret);
        assertRefused(() -> signIn(ada.username(), new Secret("wrong horse battery"), code), "sign_in_refused");
        assertThat(signIn(ada.username(), PASSWORD, code).user().id()).isEqualTo(ada.id());
        assertRefused(() -> signIn(ada.username(), PASSWORD, code), "sign_in_refused");
    }

    @Test
    void theCodeThatConfirmedAnEnrolmentIsUsedUp() {
        byte[] secret = enrol();
        assertRefused(() -> signIn(ada.username(), PASSWORD, code(secret)), "sign_in_refused");
    }

    @Test
    void codesAreTurnedOffWithACodeOrByAnAdmin() {
        byte[] secret = enrol();
        assertRefused(() -> in(rooms -> accounts(rooms).beginTotp(self(ada))), "totp_state");
        assertRefused(
                () -> in(rooms -> {
                    accounts(rooms).removeTotp(self(ada), "000000");
                    return true;
                }),
                "sign_in_refused");
        clock.advance(Duration.ofSeconds(30));
        in(rooms -> {
            accounts(rooms).removeTotp(self(ada), code(secret));
            return true;
        });
        assertThat(signIn(ada.username(), PASSWORD, null).user().id()).isEqualTo(ada.id());
        enrol();
        in(rooms -> {
            accounts(rooms).resetTotp(admin(), ada.username());
            return true;
        });
        assertThat(signIn(ada.username(), PASSWORD, null).user().id()).isEqualTo(ada.id());
    }

    @Test
    void aKeyDoesNotChangeHowItsOwnerSignsIn() {
        Actor key = Actors.key(project.id(), ada.principal(), Set.of(Scope.MANAGEMENT), ToolScopes.ALL);
        assertRefused(() -> in(rooms -> accounts(rooms).beginTotp(key)), "person_required");
    }

    @Test
    void secretsOfAuthenticatorsAndPasswordsAreNotInTheDatabaseInClear() throws Exception {
        byte[] secret = enrol();
        try (var owner = database.owner();
                var rows = owner.createStatement()
                        .executeQuery("select password_hash || encode(sealed_totp_secret, 'hex') from local_credentials"
                                + " where user_id = '" + ada.id() + "'")) {
            rows.next();
            assertThat(rows.getString(1))
                    .doesNotContain(PASSWORD.reveal())
                    .doesNotContain(java.util.HexFormat.of().formatHex(secret));
        }
    }

    @Test
    void anIdentityNobodyLinkedIsToldSo() {
        assertRefused(() -> show(issued("stranger-" + ada.id(), Map.of()), project.slug()), "identity_unknown");
    }

    @Test
    void aLinkedIdentityActsAsItsUserUntilItIsUnlinked() {
        String subject = "s-" + ada.id();
        Identity identity = new Identity("https://issuer.example", subject);
        in(rooms -> PeopleRoom.users(rooms, clock).link(admin(), ada.username(), identity));
        AuthenticatedCaller caller = show(issued(subject, Map.of()), project.slug());
        assertThat(caller.actor().principal()).isEqualTo(ada.principal());
        assertThat(caller.actor().scopes()).contains(Scope.EXECUTION);
        in(rooms -> PeopleRoom.users(rooms, clock).unlink(admin(), ada.username(), identity));
        assertRefused(() -> show(issued(subject, Map.of()), project.slug()), "identity_unknown");
    }

    @Test
    void anIssuerThatMayCreatesUsersAtTheirFirstSignInAndItsGroupsGiveAndTakePlaces() {
        String subject = "new-" + ada.id();
        AuthenticationService door = authentication(true);
        Function<String, AuthenticatedCaller> shows =
                token -> door.authenticate("Bearer " + token, project.slug(), "192.0.2.1", Actors.request());
        place(newUser("other-owner", null), ProjectRole.OWNER);

        AuthenticatedCaller first = shows.apply(issued(subject, Map.of("groups", List.of("team", "leads"))));
        assertThat(first.actor().scopes()).containsExactlyInAnyOrder(Scope.values());
        AuthenticatedCaller second = shows.apply(issued(subject, Map.of("groups", List.of("team"))));
        assertThat(second.actor().principal()).isEqualTo(first.actor().principal());
        assertThat(second.actor().scopes()).doesNotContain(Scope.MANAGEMENT).contains(Scope.EXECUTION);
        assertThat(shows.apply(issued(subject, Map.of())).actor().project()).isNull();
    }

    @Test
    void aNewIdentityDoesNotTakeOverAUserOfTheSameName() {
        AuthenticationService door = authentication(true);
        String token = issued("thief-" + ada.id(), Map.of("preferred_username", ada.username()));
        assertRefused(
                () -> door.authenticate("Bearer " + token, project.slug(), "192.0.2.1", Actors.request()),
                "username_taken");
    }

    @Test
    void aTokenOfAnotherKindOrIssuerIsNoTokenHere() {
        String join = new TokenSigner(() -> KEY, clock)
                .sign(
                        new TokenKind("xerotier-join+jwt", "enroll", Set.of("sub")),
                        "tok",
                        Duration.ofHours(1),
                        Map.of("sub", ada.id().value()));
        AccessTokens stranger =
                new AccessTokens(() -> SigningKey.generate(Actors.RANDOM), Actors.IDS, clock, Duration.ofHours(1));
        assertRefused(() -> show(join, project.slug()), "token_invalid");
        assertRefused(() -> show(stranger.issue(ada).token().reveal(), project.slug()), "token_invalid");
    }

    private byte[] enrol() {
        TotpEnrolment enrolment = in(rooms -> accounts(rooms).beginTotp(self(ada)));
        byte[] secret = unbase32(enrolment.secret().reveal());
        assertThat(signIn(ada.username(), PASSWORD, null).user().id()).isEqualTo(ada.id());
        in(rooms -> {
            accounts(rooms).confirmTotp(self(ada), code(secret));
            return true;
        });
        return secret;
    }

    private String code(byte[] secret) {
        return Totp.code(secret, clock.instant().getEpochSecond() / 30, 6);
    }

    private static byte[] unbase32(String text) {
        java.math.BigInteger bits = java.math.BigInteger.ZERO;
        for (char c : text.toCharArray()) {
            bits = bits.shiftLeft(5).or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] raw = bits.toByteArray();
        byte[] secret = new byte[Totp.SECRET_BYTES];
        int length = Math.min(raw.length, secret.length);
        System.arraycopy(raw, raw.length - length, secret, secret.length - length, length);
        return secret;
    }

    private IssuedToken signIn(String username, Secret password, @Nullable String code) {
        return in(rooms -> {
            SignInService service = new SignInService();
            service.accounts = accounts(rooms);
            service.passwords = SecurityRoom.PASSWORDS;
            service.tokens = tokens;
            service.guards = guards;
            return service.signIn(new SignIn(username, password, code), "192.0.2.1", Actors.request());
        });
    }

    private AuthenticatedCaller show(String token, String place) {
        return authentication().authenticate("Bearer " + token, place, "192.0.2.1", Actors.request());
    }

    private AuthenticationService authentication() {
        return authentication(false);
    }

    private AuthenticationService authentication(boolean createsUsers) {
        CredentialRepository credentials = new CredentialRepository();
        credentials.database = database.appDataSource();
        AuthenticationService service = new AuthenticationService();
        service.credentials = credentials;
        service.ownTokens = tokens;
        service.issuers = issuers(createsUsers);
        service.arrivals = new ArrivalService() {
            @Override
            public UserView arrive(Actor system, Arrival arrival) {
                return in(rooms -> PeopleRoom.arrivals(rooms, clock).arrive(system, arrival));
            }
        };
        service.guards = guards;
        service.clock = clock;
        return service;
    }

    private Issuers issuers(boolean createsUsers) {
        Issuer issuer = new Issuer(
                "acme",
                "https://issuer.example",
                "unused",
                JwtAlgorithm.ES256,
                List.of("router"),
                Duration.ofSeconds(30),
                null,
                createsUsers,
                "groups",
                createsUsers
                        ? Map.of("leads", project.slug() + ":owner", "team", project.slug() + ":member")
                        : Map.of());
        byte[] keys = new JWKSet(ISSUER_KEY.toPublicJWK()).toString().getBytes(UTF_8);
        return new Issuers(List.of(issuer), any -> KeySet.parse(keys), clock);
    }

    private String issued(String subject, Map<String, Object> more) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .subject(subject)
                .audience("router")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)));
        more.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("e1").build(), claims.build());
        try {
            token.sign(new ECDSASigner(ISSUER_KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private LocalAccountService accounts(EntityManager rooms) {
        return SecurityRoom.accounts(rooms, clock, CIPHER);
    }

    private Actor admin() {
        return Actors.admin(project.id());
    }

    private Actor self(UserView user) {
        return new Actor(
                ActorKind.USER,
                user.id().value(),
                user.username(),
                user.principal(),
                null,
                Set.of(),
                ToolScopes.NONE,
                Actors.request());
    }

    private void disable(UserView user, boolean disabled) {
        in(rooms -> PeopleRoom.users(rooms, clock)
                .change(admin(), user.username(), new ChangeUser(null, null, null, disabled)));
    }

    private void place(UserView user, ProjectRole role) {
        in(rooms -> PeopleRoom.members(rooms, clock).add(admin(), user.username(), role));
    }

    private UserView newUser(String name, @Nullable SystemRole role) {
        String unique = name + "-" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        return in(rooms ->
                PeopleRoom.users(rooms, clock).create(admin(), new CreateUser(new Username(unique), name, null, role)));
    }

    private ProjectView newProject() {
        String slug = "p" + Long.toString(Math.abs(Actors.RANDOM.nextLong()), 36);
        return in(rooms -> ProjectRoom.service(rooms, clock).create(new ProjectSlug(slug), "A project"));
    }

    private <T> T in(Function<EntityManager, T> work) {
        return database.entities().commit(work);
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThat(refusal(attempt).code().code()).isEqualTo(code);
    }

    private static RouterException refusal(ThrowingCallable attempt) {
        return Objects.requireNonNull(catchThrowableOfType(RouterException.class, attempt));
    }

    private static ECKey ecKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
