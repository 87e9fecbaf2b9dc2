package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Actors;

/** Somebody else's library verifies what this router signs, and refuses what was changed on the way. */
class SignedHeadersTest {

    private static final byte[] BODY = "{\"type\":\"exec.approved\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookSecret secret = WebhookSecret.generate(Actors.RANDOM);
    private final long now = Clock.systemUTC().instant().getEpochSecond();

    @Test
    void theFiguresOfTheSpecificationComeOut() {
        WebhookSecret known = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(known.standard("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anIndependentVerifierAccepts() {
        assertThatCode(() -> verify(secret, sign(List.of(secret)), BODY)).doesNotThrowAnyException();
    }

    @Test
    void whileARotationLastsEitherSecretVerifies() {
        WebhookSecret next = WebhookSecret.generate(Actors.RANDOM);
        Map<String, String> headers = sign(List.of(next, secret));

        assertThatCode(() -> verify(secret, headers, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> verify(next, headers, BODY)).doesNotThrowAnyException();
        assertThat(headers.get("X-Webhook-Signature")).isEqualTo(next.plain(now, BODY));
    }

    @Test
    void aChangedIdTimeOrBodyIsRefused() {
        Map<String, String> otherId = sign(List.of(secret));
        otherId.put("webhook-id", "evt_other");
        Map<String, String> otherTime = sign(List.of(secret));
        otherTime.put("webhook-timestamp", Long.toString(now + 1));

        assertRefused(secret, otherId, BODY);
        assertRefused(secret, otherTime, BODY);
        assertRefused(secret, sign(List.of(secret)), "{}".getBytes(StandardCharsets.UTF_8));
        assertRefused(WebhookSecret.generate(Actors.RANDOM), sign(List.of(secret)), BODY);
    }

    @Test
    void thePlainSignatureIsHexOverTimeAndBody() {
        // openssl: printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_AAAA
        assertThat(WebhookSecret.of("whsec_AAAA").plain(1_700_000_000, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("1d681bee9568bf2377726ac0ac820de88ba62e9bbe5fdd75f0ed563b6182723c");
    }

    @Test
    void aSecretNeverPrintsItself() {
        assertThat(secret.toString()).doesNotContain(secret.shown().reveal());
        assertThat(secret.shown().toString()).isEqualTo("****");
    }

    private Map<String, String> sign(List<WebhookSecret> secrets) {
        return new HashMap<>(SignedHeaders.of("evt_1", now, BODY, secrets));
    }

    private static void assertRefused(WebhookSecret secret, Map<String, String> headers, byte[] body) {
        assertThatThrownBy(() -> verify(secret, headers, body)).isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(WebhookSecret secret, Map<String, String> headers, byte[] body)
            throws WebhookVerificationException {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        new com.standardwebhooks.Webhook(secret.shown().reveal())
                .verify(
                        new String(body, StandardCharsets.UTF_8),
                        HttpHeaders.of(lists, (name, value) -> true).map());
    }
}
