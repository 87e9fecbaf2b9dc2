package org.xerotier.router.web.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.RouterException;

class InvokeRequestTest {

    @Test
    void argumentsAreAnEmptyObjectIfLeftOut() {
        assertThat(request(null).wanted(null).arguments()).hasToString("{}");
    }

    @Test
    void keyComesFromHeaderOrBody() {
        assertThat(request("a").wanted(null).idempotencyKey()).isEqualTo("a");
        assertThat(request(null).wanted("a").idempotencyKey()).isEqualTo("a");
        assertThat(request("a").wanted("a").idempotencyKey()).isEqualTo("a");
    }

    @Test
    void twoDifferentKeysAreRefused() {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> request("a").wanted("b"))
                .satisfies(refusal -> assertThat(refusal.param()).contains("idempotency_key"));
    }

    @Test
    void unusableKeyIsRefused() {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> request("a b").wanted(null));
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> request("").wanted(null));
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> request("k".repeat(256)).wanted(null));
    }

    private static InvokeRequest request(@Nullable String key) {
        return new InvokeRequest("ops", "host.uptime", null, null, key, null, null, null, null, null);
    }
}
