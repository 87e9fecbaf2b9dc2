package org.xerotier.router.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private int fetches;
    private final FetchedKeys keys = new FetchedKeys(
            "acme",
            () -> {
                fetches++;
                byte[] answer = answers.poll();
                if (answer == null) {
                    throw new IOException("down");
                }
                return answer;
            },
            nanos::get);

    @Test
    void aSetIsFetchedOnceWhileItIsFresh() {
        answers.add(set("a"));
        assertThat(keys.find("a")).isPresent();
        assertThat(keys.find("a")).isPresent();
        assertThat(fetches).isEqualTo(1);
        nanos.addAndGet(FetchedKeys.FRESH.toNanos());
        answers.add(set("b"));
        assertThat(keys.find("b")).isPresent();
        assertThat(keys.find("a")).isEmpty();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void anUnknownKeyFetchesAnewButNotOftenerThanEveryHalfMinute() {
        answers.add(set("a"));
        assertThat(keys.find("a")).isPresent();
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(fetches).isEqualTo(1);
        nanos.addAndGet(FetchedKeys.BETWEEN_FETCHES.toNanos());
        answers.add(set("a", "rotated"));
        assertThat(keys.find("rotated")).isPresent();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void anIssuerThatIsDownIsServedFromTheFormerSetForADay() {
        answers.add(set("a"));
        assertThat(keys.find("a")).isPresent();
        nanos.addAndGet(FetchedKeys.USABLE.toNanos() - 1);
        assertThat(keys.find("a")).isPresent();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(keys.find("a")).isEmpty();
    }

    @Test
    void anIssuerThatWasNeverReachedLetsNobodyInAndIsNotHammered() {
        assertThat(keys.find("a")).isEmpty();
        assertThat(keys.find("a")).isEmpty();
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void nonsenseLeavesTheFormerSetInPlace() {
        answers.add(set("a"));
        assertThat(keys.find("a")).isPresent();
        nanos.addAndGet(FetchedKeys.FRESH.toNanos());
        answers.add("<html>".getBytes(UTF_8));
        assertThat(keys.find("a")).isPresent();
    }

    @Test
    void aKeyIsFoundByItsNameOrByBeingTheOnlyOne() {
        assertThat(KeySet.parse(set("a")).find(null)).isPresent();
        assertThat(KeySet.parse(set("a", "b")).find(null)).isEmpty();
        assertThat(KeySet.parse(set("a")).find("b")).isEmpty();
        assertThat(KeySet.parse(set("a", "a")).find("a")).isEmpty();
    }

    @Test
    void aPemKeyWillDo() {
        assertThat(KeySet.parse(String.valueOf(JwtVerifierTest.pemOfAGoodKey()).getBytes(UTF_8))
                        .find("any"))
                .isPresent();
    }

    @Test
    void secretKeysAndSetsOutOfProportionAreRefused() {
        String secret = key("a").toJSONString();
        assertThatThrownBy(() -> KeySet.parse(secret.getBytes(UTF_8))).hasMessageContaining("secret");
        assertThatThrownBy(() -> KeySet.parse("{\"keys\":[]}".getBytes(UTF_8))).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> KeySet.parse(new byte[KeySet.MAX_BYTES + 1])).hasMessageContaining("bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "ftp://issuer.example/keys",
                "file:///etc/passwd",
                "https://user:pw@issuer.example/keys",
                "http://127.0.0.1.evil.example/keys",
                "https:///keys"
            })
    void keysAreFetchedOverTlsOnly(String place) {
        assertThatThrownBy(() -> HttpFetch.requireSafe(URI.create(place))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example/keys", "http://127.0.0.1:8080/keys", "http://localhost/keys"})
    void thisMachineItselfMayDoWithoutTls(String place) {
        assertThatCode(() -> HttpFetch.requireSafe(URI.create(place))).doesNotThrowAnyException();
    }

    private static byte[] set(String... kids) {
        return new JWKSet(List.of(kids).stream()
                        .<com.nimbusds.jose.jwk.JWK>map(kid -> key(kid).toPublicJWK())
                        .toList())
                .toString()
                .getBytes(UTF_8);
    }

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
