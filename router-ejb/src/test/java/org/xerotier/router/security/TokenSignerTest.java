package org.xerotier.router.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.Actors;
import org.xerotier.router.MutableClock;
import org.xerotier.router.security.TokenRefused.Reason;

class TokenSignerTest {

    private static final TokenKind JOIN = new TokenKind("xerotier-join+jwt", "xerotier-enroll", Set.of("role"));
    private static final TokenKind AGENT = new TokenKind("xerotier-agent+jwt", "xerotier-refresh", Set.of("role"));
    private static final Map<String, String> CLAIMS = Map.of("role", "xem", "region", "default");

    private final MutableClock clock = new MutableClock();
    private final SigningKey key = SigningKey.generate(Actors.RANDOM);
    private final TokenSigner signer = new TokenSigner(() -> key, clock);

    @Test
    void aTokenSaysWhatWasSigned() {
        TokenClaims claims = signer.verify(JOIN, sign(), Duration.ZERO);
        assertThat(claims.id()).isEqualTo("jk_1");
        assertThat(claims.issuedAt()).isEqualTo(clock.instant());
        assertThat(claims.expiresAt()).isEqualTo(clock.instant().plusSeconds(900));
        assertThat(claims.text("role")).isEqualTo("xem");
        assertThat(claims.find("region")).contains("default");
        assertThat(claims.find("name")).isEmpty();
    }

    @Test
    void aTokenEndsAtItsEndPlusTheGrace() {
        String token = sign();
        clock.advance(Duration.ofSeconds(899));
        assertThat(signer.verify(JOIN, token, Duration.ZERO).id()).isEqualTo("jk_1");
        clock.advance(Duration.ofSeconds(1));
        assertRefused(token, Reason.EXPIRED);
        assertThat(signer.verify(JOIN, token, Duration.ofSeconds(1)).id()).isEqualTo("jk_1");
    }

    @Test
    void aTokenFromTheFutureIsRefused() {
        String token = sign();
        clock.advance(Duration.ofMinutes(-2));
        assertRefused(token, Reason.NOT_YET_VALID);
    }

    @Test
    void oneKindIsNeverTakenForAnother() {
        assertThatThrownBy(() -> signer.verify(AGENT, sign(), Duration.ZERO)).isInstanceOf(TokenRefused.class);
        TokenKind sameType = new TokenKind(JOIN.typ(), "elsewhere", Set.of());
        assertThatThrownBy(() -> signer.verify(sameType, sign(), Duration.ZERO))
                .isInstanceOfSatisfying(
                        TokenRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_CLAIMS));
    }

    @Test
    void anotherRoutersTokenIsRefused() {
        TokenSigner other = new TokenSigner(() -> SigningKey.ofSeed(new byte[32]), clock);
        assertRefused(other.sign(JOIN, "jk_1", Duration.ofMinutes(15), CLAIMS), Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"xerotier-join+jwt\"}",
                "{\"alg\":\"NoNe\",\"typ\":\"xerotier-join+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":\"xerotier-join+jwt\"}",
                "{\"alg\":\"RS256\",\"typ\":\"xerotier-join+jwt\"}",
                "{\"typ\":\"xerotier-join+jwt\"}",
                "{\"alg\":\"EdDSA\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\",\"kid\":\"../../dev/null\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\",\"jku\":\"https://example.org/keys\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\",\"x5u\":\"https://example.org/cert\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\",\"zip\":\"DEF\"}",
                "{\"alg\":\"none\",\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\"}",
                "{\"alg\":[\"EdDSA\"],\"typ\":\"xerotier-join+jwt\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\"}x",
                "[]",
                "null",
                ""
            })
    void anyOtherHeaderIsRefusedEvenWhenItIsSignedWithOurKey(String header) {
        assertRefused(forge(header, payload()), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"iss\":\"other\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":1795249000,\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":[\"xerotier-enroll\",\"x\"],\"jti\":\"j\",\"iat\":1795248000,\"exp\":1795249000,\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"iat\":1795248000,\"exp\":1795249000,\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":\"soon\",\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":-1,\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":1795249000}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":1795249000,\"role\":7}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":1795249000,\"nbf\":1795248000,\"role\":\"xem\"}",
                "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":1795248000,\"exp\":1795249000,\"role\":\"xem\",\"role\":\"xem\"}",
                "not json"
            })
    void anyOtherSetOfClaimsIsRefusedEvenWhenItIsSignedWithOurKey(String payload) {
        assertRefused(forge("{\"alg\":\"EdDSA\",\"typ\":\"xerotier-join+jwt\"}", payload), null);
    }

    @Test
    void aTokenThatIsNotThreePartsOfBase64UrlIsMalformed() {
        String token = sign();
        for (String bad : List.of(
                "",
                ".",
                "..",
                token + ".",
                token + ".x",
                token.substring(token.indexOf('.') + 1),
                token.replace('.', ' '),
                token + "=",
                " " + token,
                token + "\n",
                token.substring(0, token.lastIndexOf('.') + 1))) {
            assertRefused(bad, Reason.MALFORMED);
        }
    }

    @Test
    void changingAnyCharacterIsNoticed() {
        String token = sign();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThatThrownBy(() -> signer.verify(JOIN, changed, Duration.ZERO))
                    .isInstanceOf(TokenRefused.class);
        }
    }

    @Test
    void aTokenOverTheCapIsNotLookedAt() {
        assertRefused("a".repeat(TokenSigner.MAX_LENGTH + 1), Reason.TOO_LONG);
    }

    private String sign() {
        return signer.sign(JOIN, "jk_1", Duration.ofMinutes(15), CLAIMS);
    }

    private String payload() {
        long now = clock.instant().getEpochSecond();
        return "{\"iss\":\"xerotier\",\"aud\":\"xerotier-enroll\",\"jti\":\"j\",\"iat\":" + now + ",\"exp\":"
                + (now + 60) + ",\"role\":\"xem\"}";
    }

    private String forge(String header, String payload) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String input = url.encodeToString(header.getBytes(UTF_8)) + "." + url.encodeToString(payload.getBytes(UTF_8));
        return input + "." + url.encodeToString(key.sign(input.getBytes(UTF_8)));
    }

    private void assertRefused(String token, @Nullable Reason reason) {
        assertThatThrownBy(() -> signer.verify(JOIN, token, Duration.ZERO))
                .isInstanceOfSatisfying(TokenRefused.class, e -> {
                    if (reason != null) {
                        assertThat(e.reason()).isEqualTo(reason);
                    }
                });
    }
}
