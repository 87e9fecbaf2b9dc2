package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void theRequestIsShownWithoutItsSecretAndNotSent() {
        Session.Result result = session.run("exec", "cancel", "inv_1", "--reason", "x", "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .isEqualTo("POST " + router.baseUrl() + "/exec/invocations/inv_1/cancel\n"
                        + "Authorization: Bearer xero_demo_****\nContent-Type: application/json\n\n"
                        + "{\n  \"reason\": \"x\"\n}\n");
        assertThat(result.err()).isEqualTo("dry run: nothing was sent\n");
        assertThat(router.seen()).isEmpty();
    }

    @Test
    void asJsonItIsOneDocument() {
        assertThat(session.run("agents", "join-keys", "revoke", "jk_1", "--dry-run", "-o", "json")
                        .out())
                .startsWith("{\n  \"method\": \"DELETE\",\n  \"url\": \"" + router.baseUrl())
                .doesNotContain("secret12345");
    }

    @Test
    void readsAreDoneAllTheSame() {
        router.answersGolden("GET /exec/tools/kubectl.scale", "tool.json");

        Session.Result result =
                session.run("--dry-run", "exec", "invoke", "kubectl.scale", "-w", "ops", "--arg", "replicas=3");

        assertThat(result.out()).contains("\"replicas\": 3");
        assertThat(router.seen()).hasSize(1);
    }
}
