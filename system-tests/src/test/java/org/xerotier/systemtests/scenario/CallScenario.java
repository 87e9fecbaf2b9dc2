package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.client.EventReader;
import org.xerotier.systemtests.stack.Stack;

/** A tool call from its creation to its outcome, by HTTP. */
@ExtendWith(OnTheStack.class)
class CallScenario {

    private static final int TEN_MEBIBYTES = 10 * 1024 * 1024;

    private final Stack stack;
    private final Calls calls;

    CallScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void aReadIsRunByTheAgentAndAnswered() {
        JsonNode invocation = calls.run("host.uptime", "{}");

        assertThat(invocation.path("status").asText()).isEqualTo("completed");
        assertThat(invocation.path("output").asText()).isNotBlank();
        assertThat(invocation.at("/agent/registration_name").asText()).isEqualTo(OnTheStack.AGENT);
        assertThat(audited(invocation.path("id").asText()))
                .contains("invocation.created", "invocation.dispatched", "invocation.completed");
    }

    /** A router that stands still in the middle of a transaction holds rows; whoever wants them must not stand still as well. */
    @Test
    void whoeverWantsARowThatIsHeldIsToldToComeAgain() throws SQLException {
        String id = calls.start("probe.sleep", "{\"seconds\":40}").path("id").asText();
        calls.awaitStatus(id, "running");
        String cancel = Stack.path("/exec/invocations/" + id + "/cancel");

        try (var holder = stack.postgres().connect(stack.database().name())) {
            holder.setAutoCommit(false);
            try (var hold = holder.prepareStatement("select id from invocations where id = ? for update")) {
                hold.setString(1, id);
                hold.executeQuery();
            }

            assertThat(stack.api().post(cancel, "{}").code()).isEqualTo("concurrent_update");
        }

        stack.api().post(cancel, "{}").expect(202);
        assertThat(calls.awaitEnd(id).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aToolNobodyDeclaredIsRefusedBeforeAnythingIsWritten() {
        Api.Answer answer = calls.post(Calls.body("rm.everything", "{}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("exec_tool_not_found");
    }

    @Test
    void argumentsOutsideTheSchemaNameTheirField() {
        Api.Answer answer = calls.post(Calls.body("probe.sleep", "{\"seconds\":\"long\"}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_body");
        assertThat(answer.json().at("/error/param").asText()).isEqualTo("args.seconds");
    }

    @Test
    void theSameKeyAndBodyGetTheFirstInvocation() {
        String key = UUID.randomUUID().toString();
        Api.Answer first = calls.post(Calls.body("agent.ping", "{}").put("idempotency_key", key));
        Api.Answer again = calls.post(Calls.body("agent.ping", "{}").put("idempotency_key", key));
        Api.Answer other =
                calls.post(Calls.body("agent.ping", "{\"message\":\"other\"}").put("idempotency_key", key));

        assertThat(first.expect(202).json().path("id"))
                .isEqualTo(again.expect(200).json().path("id"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_conflict");
    }

    @Test
    void cancelReachesTheWholeProcessGroup() {
        String id = calls.start("probe.family", "{\"seconds\":120}").path("id").asText();
        calls.awaitStatus(id, "running");

        stack.api()
                .post(Stack.path("/exec/invocations/" + id + "/cancel"), "{\"reason\":\"enough\"}")
                .expect(202);

        JsonNode ended = calls.awaitEnd(id);
        assertThat(ended.path("status").asText()).isEqualTo("cancelled");
        assertThat(ended.path("cancel_reason").asText()).isEqualTo("enough");
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains("sleep 120.")))
                .isEmpty();
        assertThat(stack.api()
                        .post(Stack.path("/exec/invocations/" + id + "/cancel"), "{}")
                        .code())
                .isEqualTo("invocation_not_cancellable");
    }

    @Test
    void aToolPastItsTimeIsStopped() {
        JsonNode ended = calls.post(Calls.body("probe.sleep", "{\"seconds\":60}")
                        .put("timeout_ms", 500)
                        .put("wait_seconds", 30))
                .expect(200)
                .json();
        assertThat(ended.path("status").asText()).isEqualTo("timed_out");
    }

    @Test
    void aFailingToolSaysHow() {
        JsonNode ended = calls.run("probe.fail", "{}");
        assertThat(ended.path("status").asText()).isEqualTo("failed");
        assertThat(ended.path("exit_code").asInt()).isEqualTo(1);
    }

    @Test
    void tenMebibytesArriveCompleteAndInOrder() throws IOException, InterruptedException {
        String id = flood(TEN_MEBIBYTES);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        long last = 0;
        String end = "";
        try (EventReader events =
                new EventReader(stack.api().stream(Stack.path("/exec/invocations/" + id + "/events"), Map.of()))) {
            for (Optional<EventReader.Event> event = events.next(); event.isPresent(); event = events.next()) {
                assertThat(event.get().number()).isEqualTo(last + 1);
                last = event.get().number();
                end = event.get().kind();
                if (end.equals("progress")) {
                    assertThat(event.get().data().path("offset").asLong()).isEqualTo(streamed.size());
                    streamed.writeBytes(output(event.get().data()));
                }
            }
        }
        assertThat(end).isEqualTo("completed");
        JsonNode invocation = calls.get(id);
        byte[] raw = stack.api()
                .get(Stack.path(
                        "/exec/executions/" + invocation.path("execution_id").asText() + "/raw"))
                .expect(200)
                .bytes();
        assertThat(raw).hasSize(TEN_MEBIBYTES);
        assertThat(sha256(streamed.toByteArray())).isEqualTo(sha256(raw)).isEqualTo(sha256(expected()));
    }

    @Test
    void eventsResumeWithoutGapOrRepeat() throws IOException, InterruptedException {
        String id = flood(300_000);
        calls.awaitEnd(id);
        List<Long> ids = new ArrayList<>();
        read(id, Map.of(), 3, ids);
        read(id, Map.of("Last-Event-ID", Long.toString(ids.get(ids.size() - 1))), Integer.MAX_VALUE, ids);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo(i + 1);
        }
    }

    private String flood(int bytes) throws IOException {
        Path file = stack.home().resolve("flood.txt");
        Files.write(file, expected());
        return calls.start("probe.flood", "{\"bytes\":%d,\"file\":\"%s\"}".formatted(bytes, file))
                .path("id")
                .asText();
    }

    private void read(String id, Map<String, String> headers, int most, List<Long> into)
            throws IOException, InterruptedException {
        try (EventReader events =
                new EventReader(stack.api().stream(Stack.path("/exec/invocations/" + id + "/events"), headers))) {
            for (int i = 0; i < most; i++) {
                Optional<EventReader.Event> event = events.next();
                if (event.isEmpty()) {
                    return;
                }
                into.add(event.get().number());
            }
        }
    }

    private List<String> audited(String invocation) {
        List<String> actions = new ArrayList<>();
        stack.api()
                .get(Stack.path("/management/audit?subject=" + invocation))
                .expect(200)
                .json()
                .path("data")
                .forEach(row -> actions.add(row.path("action").asText()));
        return actions;
    }

    private static byte[] output(JsonNode data) {
        return data.has("base64")
                ? Base64.getDecoder().decode(data.path("base64").asText())
                : data.path("text").asText().getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of a counter: a piece out of place cannot look right. */
    private static byte[] expected() {
        byte[] bytes = new byte[TEN_MEBIBYTES];
        int at = 0;
        for (int i = 1; at < bytes.length; i++) {
            byte[] line = (i + "\n").getBytes(StandardCharsets.US_ASCII);
            int length = Math.min(line.length, bytes.length - at);
            System.arraycopy(line, 0, bytes, at, length);
            at += length;
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
