package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** What happens is told outside, signed, and also when the server dies on the way: at least once, under one id. */
@ExtendWith(OnTheStack.class)
class WebhookScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Stack stack;
    private final Calls calls;
    private final Receiver receiver = new Receiver();
    private String webhook = "";
    private String secret = "";

    WebhookScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @BeforeEach
    void subscribe() {
        JsonNode made = stack.api()
                .post(
                        Stack.path("/webhooks"),
                        ("{\"url\":\"%s\",\"events\":[\"exec.approval_requested\",\"exec.dispatched\",\"exec.completed\","
                                        + "\"exec.failed\",\"exec.ambiguous\",\"exec.agent_enrolled\",\"exec.agent_offline\"]}")
                                .formatted(receiver.url()))
                .expect(201)
                .json();
        webhook = made.path("id").asText();
        secret = made.path("secret").asText();
    }

    @AfterEach
    void leave() {
        stack.api().send("DELETE", Stack.path("/webhooks/" + webhook), null, Map.of());
        receiver.close();
    }

    @Test
    void aCallThatWaitsForAPersonIsToldAndSigned() throws GeneralSecurityException {
        String call =
                calls.start("probe.remove", "{\"name\":\"told\"}").path("id").asText();

        Await.until(
                "the request is told",
                PATIENCE,
                () -> !receiver.about("exec.approval_requested", call).isEmpty());
        Receiver.Told told = receiver.about("exec.approval_requested", call).get(0);

        assertThat(told.id()).isEqualTo(told.json().path("id").asText()).startsWith("evt_");
        assertThat(told.signature()).isEqualTo(standardSignature(told));
        assertThat(told.plain()).isEqualTo(plainSignature(told));
        assertThat(told.json().at("/data/tool_name").asText()).isEqualTo("probe.remove");
        assertThat(new String(told.body(), StandardCharsets.UTF_8)).doesNotContain("\"told\"");
        cancel(call);
    }

    @Test
    void aCallThatRunsIsToldTwiceOnItsWay() {
        String call = calls.run("probe.sleep", "{\"seconds\":0}").path("id").asText();
        Await.until(
                "both events are told",
                PATIENCE,
                () -> receiver.about("exec.dispatched", call).size() == 1
                        && receiver.about("exec.completed", call).size() == 1);
    }

    @Test
    void aServerThatDiesAfterTheCommitTellsItWhenItIsBack() {
        String call =
                calls.start("probe.remove", "{\"name\":\"killed\"}").path("id").asText();
        stack.domain().kill();
        stack.restart();
        calls.awaitAgent();

        Await.until(
                "the request is told",
                PATIENCE,
                () -> !receiver.about("exec.approval_requested", call).isEmpty());
        assertThat(receiver.about("exec.approval_requested", call).stream()
                        .map(Receiver.Told::id)
                        .distinct())
                .hasSize(1);
        cancel(call);
    }

    @Test
    void aTellingThatFailedBeforeTheServerDiedIsRepeatedUnderTheSameId() {
        receiver.answer(503);
        String call =
                calls.start("probe.remove", "{\"name\":\"again\"}").path("id").asText();
        Await.until(
                "the first attempt failed",
                PATIENCE,
                () -> !receiver.about("exec.approval_requested", call).isEmpty());
        stack.domain().kill();
        receiver.answer(204);
        stack.restart();
        calls.awaitAgent();

        Await.until(
                "it is taken",
                PATIENCE,
                () -> receiver.about("exec.approval_requested", call).stream()
                        .anyMatch(told -> told.answered() == 204));
        assertThat(receiver.about("exec.approval_requested", call).stream()
                        .map(Receiver.Told::id)
                        .distinct())
                .hasSize(1);
        cancel(call);
    }

    @Test
    void anAgentThatComesDiesAndCannotSayWhatItDidIsTold() {
        try (AgentProcess agent = stack.startAgent("xem-told", OnTheStack.tools())) {
            awaitAbout("exec.agent_enrolled", "registration_name", "xem-told");
            String call = calls.post(
                            Calls.body("probe.sleep", "{\"seconds\":300}").put("agent", "xem-told"))
                    .expect(202)
                    .json()
                    .path("id")
                    .asText();
            calls.awaitStatus(call, "running");

            agent.kill();
            stack.awaitState("xem-told", "stale");
            Receiver.Told offline = awaitAbout("exec.agent_offline", "registration_name", "xem-told");
            assertThat(offline.json().at("/data/reason").asText()).isEqualTo("lease_lapsed");
            agent.start();
            calls.awaitStatus(call, "ambiguous");
            Receiver.Told unknown = awaitAbout("exec.ambiguous", "invocation_id", call);
            assertThat(unknown.json().at("/data/error_code").asText()).isNotEmpty();
        }
    }

    private Receiver.Told awaitAbout(String type, String field, String value) {
        Await.until(
                type + " is told",
                PATIENCE,
                () -> !receiver.about(type, field, value).isEmpty());
        return receiver.about(type, field, value).get(0);
    }

    @Test
    void aTryOutArrivesAndIsOnRecord() {
        stack.api().post(Stack.path("/webhooks/" + webhook + "/test"), "{}").expect(202);
        Await.until(
                "the try-out arrives",
                PATIENCE,
                () -> receiver.of("webhook.test").size() == 1);
        Await.until(
                "it is on record",
                PATIENCE,
                () -> stack.api()
                        .get(Stack.path("/webhooks/" + webhook + "/deliveries"))
                        .expect(200)
                        .json()
                        .at("/data/0/state")
                        .asText()
                        .equals("delivered"));
    }

    @Test
    void anAddressInsideTheNetworkIsRefused() {
        for (String url : new String[] {
            "https://169.254.169.254/latest/meta-data/", "https://10.0.0.1/", "https://[::1]/", "http://example.com/"
        }) {
            Api.Answer answer = stack.api()
                    .post(Stack.path("/webhooks"), "{\"url\":\"%s\",\"events\":[\"exec.failed\"]}".formatted(url));
            assertThat(answer.code()).as(url).isEqualTo("webhook_url_refused");
        }
    }

    private void cancel(String call) {
        stack.api().post(Stack.path("/exec/invocations/" + call + "/cancel"), "{}");
    }

    private String standardSignature(Receiver.Told told) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        return "v1,"
                + Base64.getEncoder().encodeToString(mac(key, told.id() + "." + told.timestamp() + ".", told.body()));
    }

    private String plainSignature(Receiver.Told told) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(mac(secret.getBytes(StandardCharsets.US_ASCII), told.timestamp() + ".", told.body()));
    }

    private static byte[] mac(byte[] key, String head, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(head.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(body);
    }
}
