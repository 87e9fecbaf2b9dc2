package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.systemtests.client.EventReader;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Stack;

/** What the router signed, and what a host makes of it. */
@ExtendWith(OnTheStack.class)
class WarrantScenario {

    @TempDir
    Path folder;

    private final Stack stack;
    private final Calls calls;

    WarrantScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void aHostThatIsStricterThanThePolicyRunsNothingAndRaisesAnAlarm() throws Exception {
        try (AgentProcess strict = stack.startAgent("xem-strict", OnTheStack.tools())) {
            strict.stop();
            Files.writeString(
                    strict.home().resolve("xem.yaml"), "require_approval_for: write\n", StandardOpenOption.APPEND);
            strict.start();
            stack.awaitState("xem-strict", "active");
            Path witness = folder.resolve("witness");

            JsonNode ended = calls.post(touch(witness).put("agent", "xem-strict"))
                    .expect(200)
                    .json();

            assertThat(ended.path("status").asText()).isEqualTo("failed");
            assertThat(ended.at("/error/code").asText()).isEqualTo("consent_required");
            assertThat(witness).doesNotExist();
            assertThat(told(ended.path("id").asText()))
                    .containsExactly("queued", "dispatched", "warrant_refused", "failed");
            assertThat(audited(ended.path("id").asText())).contains("warrant.refused", "invocation.failed");
        }
    }

    @Test
    void aCallBoundToAVersionRunsOnlyWhileThatIsTheVersion() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "as it was seen\n");
        String seen = sha256(file) + "  " + file;

        JsonNode fresh = calls.post(boundTo(file, seen)).expect(200).json();
        Files.writeString(file, "as somebody else left it\n");
        JsonNode stale = calls.post(boundTo(file, seen)).expect(200).json();

        assertThat(fresh.path("status").asText()).isEqualTo("completed");
        assertThat(stale.path("status").asText()).isEqualTo("failed");
        assertThat(stale.at("/error/code").asText()).isEqualTo("precondition_failed");
        assertThat(stale.at("/error/message").asText()).contains("ook again and ask anew");
        assertThat(stale.path("started_at").isMissingNode()).isTrue();
    }

    private static ObjectNode touch(Path file) {
        return Calls.body("probe.touch", "{\"file\":\"" + file + "\"}").put("wait_seconds", 60);
    }

    private static ObjectNode boundTo(Path file, String version) {
        ObjectNode body = touch(file);
        body.putObject("preconditions").put("resource_version", version);
        return body;
    }

    private List<String> told(String invocation) throws IOException, InterruptedException {
        List<String> kinds = new ArrayList<>();
        try (EventReader events = new EventReader(
                stack.api().stream(Stack.path("/exec/invocations/" + invocation + "/events"), Map.of()))) {
            for (Optional<EventReader.Event> event = events.next(); event.isPresent(); event = events.next()) {
                kinds.add(event.get().kind());
            }
        }
        return kinds;
    }

    private List<String> audited(String invocation) {
        List<String> actions = new ArrayList<>();
        stack.api()
                .get(Stack.path("/management/audit?subject=" + invocation))
                .expect(200)
                .json()
                .path("data")
                .forEach(entry -> actions.add(entry.path("action").asText()));
        return actions;
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] content = Files.readString(file).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
