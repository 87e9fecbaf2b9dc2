package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Actors;
import org.xerotier.router.kernel.ApiKeyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;

class KeyGateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final ApiKeySecret secret = ApiKeySecret.mint("demo", Actors.RANDOM);
    private final String text = secret.handOut().reveal();
    private Holder holder = new Holder(ProjectRole.OWNER, null, true);
    private final Map<String, Credential> stored = new HashMap<>();
    private final KeyGate gate = new KeyGate(hash -> Optional.ofNullable(stored.get(hash)));

    @Test
    void aKeyOpensTheGateUntilItExpires() {
        store(NOW.plusSeconds(60), null, null);
        assertThat(gate.admit("Bearer " + text, NOW).name()).isEqualTo("k");
        assertThat(gate.admit("bearer  " + text + " ", NOW.plusSeconds(59)).name())
                .isEqualTo("k");
        assertRefused("Bearer " + text, NOW.plusSeconds(60), "api_key_expired");
    }

    @Test
    void aKeyWhoseOwnerIsGoneStaysOutside() {
        for (Holder gone : List.of(
                Holder.NOBODY,
                new Holder(ProjectRole.OWNER, null, false),
                new Holder(null, null, true),
                new Holder(null, SystemRole.OPERATOR, true),
                new Holder(ProjectRole.OWNER, SystemRole.ADMIN, false))) {
            holder = gone;
            store(null, null, null);
            assertRefused("Bearer " + text, NOW, "api_key_owner_inactive");
        }
    }

    @Test
    void aKeyCanDoNoMoreThanItsOwnerCanNow() {
        ApiKeyRights all = ApiKeyRights.parse(List.of("execution", "management", "approve"));
        assertThat(scopes(all, new Holder(ProjectRole.OWNER, null, true)))
                .containsExactlyInAnyOrder(Scope.EXECUTION, Scope.MANAGEMENT, Scope.APPROVE);
        assertThat(scopes(all, new Holder(ProjectRole.MEMBER, null, true)))
                .containsExactlyInAnyOrder(Scope.EXECUTION, Scope.APPROVE);
        assertThat(scopes(all, new Holder(null, SystemRole.ADMIN, true)))
                .containsExactlyInAnyOrder(Scope.MANAGEMENT, Scope.APPROVE);
        assertThat(scopes(ApiKeyRights.parse(List.of("execution")), new Holder(ProjectRole.OWNER, null, true)))
                .containsExactly(Scope.EXECUTION);
    }

    @Test
    void anAdminsKeyActsOnTheRouterOnlyIfItMayManage() {
        holder = new Holder(ProjectRole.OWNER, SystemRole.ADMIN, true);
        assertThat(caller(ApiKeyRights.parse(List.of("execution"))).systemRole())
                .isNull();
        assertThat(caller(ApiKeyRights.parse(List.of("management"))).systemRole())
                .isEqualTo(SystemRole.ADMIN);
    }

    private Set<Scope> scopes(ApiKeyRights rights, Holder of) {
        holder = of;
        return caller(rights).actor().scopes();
    }

    private AuthenticatedCaller caller(ApiKeyRights rights) {
        Credential plain = credential(null, null, null);
        return new Credential(
                        plain.id(),
                        plain.project(),
                        plain.projectSlug(),
                        plain.name(),
                        plain.principal(),
                        plain.secretHash(),
                        rights,
                        null,
                        null,
                        null,
                        holder)
                .caller(Actors.request());
    }

    @Test
    void aRevokedKeyStaysOutside() {
        store(null, NOW.minusSeconds(1), null);
        assertRefused("Bearer " + text, NOW, "api_key_revoked");
    }

    @Test
    void whatIsNoKeyNeverReachesTheDatabase() {
        KeyGate closed = new KeyGate(hash -> {
            throw new AssertionError("asked the database");
        });
        String other = text.charAt(text.length() - 1) == '0' ? "1" : "0";
        for (String bad : List.of(
                "xero_demo_short",
                text.substring(1),
                text.substring(0, text.length() - 1) + other,
                text.replace("xero_demo", "xero_other"),
                text + "x",
                "eyJhbGciOiJub25lIn0.e30.")) {
            assertThatThrownBy(() -> closed.admit("Bearer " + bad, NOW))
                    .isInstanceOfSatisfying(
                            RouterException.class,
                            e -> assertThat(e.code().code()).isEqualTo("api_key_invalid"));
        }
    }

    @Test
    void anotherSchemeOrNoneAsksForAKey() {
        for (@Nullable String header : new String[] {null, "", "Basic eHg6eXk=", text}) {
            assertThatThrownBy(() -> gate.admit(header, NOW))
                    .isInstanceOfSatisfying(
                            RouterException.class,
                            e -> assertThat(e.code().code()).isEqualTo("authentication_required"));
        }
    }

    @Test
    void anUnknownKeyOfTheRightFormIsRefused() {
        assertRefused("Bearer " + text, NOW, "api_key_invalid");
    }

    @Test
    void aRefusalNeverRepeatsTheKey() {
        assertThatThrownBy(() -> gate.admit("Bearer " + text, NOW)).hasMessageNotContaining(text.substring(12));
        assertThat(secret).hasToString("****");
        assertThat(secret.handOut()).hasToString("****");
    }

    @Test
    void useIsNotedAtMostOnceAMinute() {
        assertThat(KeyGate.isTouchDue(credential(null, null, null), NOW)).isTrue();
        assertThat(KeyGate.isTouchDue(credential(null, null, NOW.minus(Duration.ofSeconds(59))), NOW))
                .isFalse();
        assertThat(KeyGate.isTouchDue(credential(null, null, NOW.minus(Duration.ofSeconds(60))), NOW))
                .isTrue();
    }

    @Test
    void theStoredHashAndPrefixDoNotGiveTheSecretAway() {
        assertThat(secret.hash()).matches("[0-9a-f]{64}");
        assertThat(secret.prefix()).hasSize("xero_demo_".length() + 4);
        assertThat(text).startsWith(secret.prefix()).hasSize("xero_demo_".length() + 49);
    }

    private void assertRefused(String header, Instant at, String code) {
        assertThatThrownBy(() -> gate.admit(header, at))
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo(code));
    }

    private void store(@Nullable Instant expires, @Nullable Instant revoked, @Nullable Instant used) {
        stored.put(secret.hash(), credential(expires, revoked, used));
    }

    private Credential credential(@Nullable Instant expires, @Nullable Instant revoked, @Nullable Instant used) {
        return new Credential(
                ApiKeyId.next(Actors.IDS).value(),
                ProjectId.next(Actors.IDS),
                "demo",
                "k",
                "alice",
                secret.hash(),
                ApiKeyRights.parse(List.of("execution")),
                expires,
                revoked,
                used,
                holder);
    }
}
