package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.Actors;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Secret;

class PasswordsTest {

    private final Passwords passwords = new Passwords(Actors.RANDOM, 1_000);

    @Test
    void onlyThePasswordItselfMatchesItsHash() {
        String hash = passwords.hash(new Secret("correct horse battery"));
        assertThat(passwords.matches(new Secret("correct horse battery"), hash)).isTrue();
        assertThat(passwords.matches(new Secret("correct horse batterz"), hash)).isFalse();
        assertThat(passwords.matches(new Secret(""), hash)).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(passwords.hash(new Secret("correct horse battery")))
                .isNotEqualTo(passwords.hash(new Secret("correct horse battery")))
                .startsWith("pbkdf2-sha512$1000$");
    }

    @Test
    void aHashOfOtherRoundsStillMatches() {
        String old = new Passwords(Actors.RANDOM, 500).hash(new Secret("correct horse battery"));
        assertThat(passwords.matches(new Secret("correct horse battery"), old)).isTrue();
    }

    @Test
    void lettersAreTheSameHoweverTheyAreComposed() {
        String hash = passwords.hash(new Secret("Schl\u00fcsselb\u00e4rte"));
        assertThat(passwords.matches(new Secret("Schlu\u0308sselba\u0308rte"), hash))
                .isTrue();
    }

    @Test
    void nobodysPasswordMatchesNothing() {
        assertThat(passwords.matchesNobody(new Secret("correct horse battery"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "my name is Alice", "abababababababab"})
    void anEasyPasswordIsRefused(String password) {
        assertThatThrownBy(() -> Passwords.require(new Secret(password), "alice"))
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo("password_unsuitable"));
    }

    @Test
    void aLongOneIsWelcomeUpToALimit() {
        assertThatCode(() -> Passwords.require(new Secret("four unrelated words"), "alice"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Passwords.require(new Secret("abcdef".repeat(50)), "alice"))
                .isInstanceOf(RouterException.class);
    }
}
