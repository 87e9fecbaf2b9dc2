package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.client.EventReader;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** The other ways to consent: by a one-time link, for several calls, to a plan; and what the sheet and the stream show. */
@ExtendWith(OnTheStack.class)
class ConsentScenario {

    private static final String OPEN = "/v1/approval-links/open";
    private static final String DECIDE = "/v1/approval-links/decide";

    private final Stack stack;
    private final Api owner;
    private final Calls calls;

    ConsentScenario(Stack stack) {
        this.stack = stack;
        owner = stack.person("consenting", "owner");
        calls = new Calls(stack.api());
    }

    @Test
    void aLinkDecidesOnceAndOnlyByTheFormBehindIt() {
        JsonNode asked = calls.start("probe.remove", "{\"name\":\"linked\"}");
        String approval = asked.path("approval_id").asText();
        String invite = "{\"reviewer\":{\"name\":\"Rita\",\"email\":\"rita@example.com\"}}";
        assertThat(stack.api().post(approvals(approval, "/links"), invite).status())
                .as("the requester invites nobody")
                .isEqualTo(403);
        JsonNode link =
                owner.post(approvals(approval, "/links"), invite).expect(201).json();
        String token = link.path("url").asText().replaceFirst(".*#", "");
        Api nobody = stack.api().withKey(null);
        String tail = link.path("digest").asText().substring(60);

        for (int i = 0; i < 20; i++) {
            Api.Answer page = nobody.get("/approve").expect(200);
            assertThat(page.headers()).containsEntry("referrer-policy", "no-referrer");
            nobody.post(OPEN, "{\"token\":\"%s\"}".formatted(token)).expect(200);
        }
        assertThat(calls.status(asked.path("id").asText())).isEqualTo("pending_approval");

        String decision = "{\"token\":\"%s\",\"code\":\"%s\",\"digest_tail\":\"%s\",\"decision\":\"approve\"}";
        String code = link.path("confirmation_code").asText();
        String wrong = code.equals("00000000") ? "00000001" : "00000000";
        assertThat(nobody.post(DECIDE, decision.formatted(token, wrong, tail)).status())
                .isBetween(400, 499);
        nobody.post(DECIDE, decision.formatted(token, code, tail)).expect(200);
        assertThat(nobody.post(DECIDE, decision.formatted(token, code, tail)).status())
                .isBetween(400, 499);
        assertThat(calls.awaitEnd(asked.path("id").asText()).path("status").asText())
                .isEqualTo("completed");
    }

    @Test
    void aGrantLetsTheSameCallPassAsOftenAsItSays() {
        String arguments = "{\"name\":\"granted\"}";
        JsonNode asked = calls.start("probe.remove", arguments);
        owner.post(approvals(asked.path("approval_id").asText(), "/approve"), "{\"grant\":{\"uses\":1}}")
                .expect(200);
        calls.awaitEnd(asked.path("id").asText());

        JsonNode covered = calls.run("probe.remove", arguments);
        assertThat(covered.path("status").asText()).isEqualTo("completed");
        assertThat(covered.path("grant_id").asText()).startsWith("grant_");
        JsonNode spent = calls.start("probe.remove", arguments);
        assertThat(spent.path("status").asText()).isEqualTo("pending_approval");
        reject(spent);
    }

    @Test
    void whatWasPlannedIsAskedAboutAndLookedAtAgainBeforeItRuns() throws IOException {
        Path file = Files.writeString(stack.home().resolve("planned.txt"), "one alpha\n");
        JsonNode asked = calls.start("probe.edit", edit(file));
        String approval = asked.path("approval_id").asText();
        Await.until(
                "the plan is made",
                Duration.ofSeconds(30),
                () -> look(approval).path("status").asText().equals("pending"));
        String sheet =
                owner.get(approvals(approval, "/sheet")).expect(200).json().toString();
        assertThat(sheet).contains("1:one alpha");

        Files.writeString(file, "one alpha\ntwo alpha\n");
        owner.post(approvals(approval, "/approve"), "{}").expect(200);
        JsonNode stale = calls.awaitEnd(asked.path("id").asText());
        assertThat(stale.path("status").asText()).isEqualTo("failed");
        assertThat(stale.at("/error/code").asText()).isEqualTo("precondition_failed");
        assertThat(Files.readString(file)).isEqualTo("one alpha\ntwo alpha\n");
    }

    @Test
    void theStreamTellsOfQuestionsAndDecisionsAndResumes() throws IOException, InterruptedException {
        JsonNode asked = calls.start("probe.remove", "{\"name\":\"streamed\"}");
        String approval = asked.path("approval_id").asText();
        String events = Stack.path("/exec/approvals/events");
        String requested;
        try (InputStream stream = owner.stream(events, Map.of("Last-Event-ID", "0-0"));
                EventReader reader = new EventReader(stream)) {
            requested = awaitEvent(reader, approval, "requested");
        }
        reject(asked);
        try (InputStream stream = owner.stream(events, Map.of("Last-Event-ID", requested));
                EventReader reader = new EventReader(stream)) {
            awaitEvent(reader, approval, "rejected");
        }
    }

    @Test
    void theStreamOfSomebodyDisabledEnds() throws Exception {
        Api leaving = stack.person("stopped-watching", "owner");
        try (InputStream stream = leaving.stream(Stack.path("/exec/approvals/events"), Map.of());
                EventReader reader = new EventReader(stream)) {
            Future<Boolean> ended = CompletableFuture.supplyAsync(() -> endOf(reader));
            stack.api()
                    .send("PUT", "/v1/users/stopped-watching", "{\"status\":\"disabled\"}", Map.of())
                    .expect(200);
            assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean endOf(EventReader reader) {
        try {
            while (reader.next().isPresent()) {
                // What others ask and decide meanwhile.
            }
            return true;
        } catch (IOException cut) {
            return true;
        }
    }

    private static String awaitEvent(EventReader reader, String approval, String kind) throws IOException {
        for (Optional<EventReader.Event> event = reader.next(); event.isPresent(); event = reader.next()) {
            if (event.get().kind().endsWith(kind)
                    && event.get().data().toString().contains(approval)) {
                return event.get().id();
            }
        }
        throw new AssertionError("the stream ended before " + kind);
    }

    private void reject(JsonNode asked) {
        owner.post(approvals(asked.path("approval_id").asText(), "/reject"), "{\"reason\":\"done with it\"}")
                .expect(200);
    }

    private JsonNode look(String approval) {
        return owner.get(approvals(approval, "")).expect(200).json();
    }

    private static String approvals(String approval, String rest) {
        return Stack.path("/exec/approvals/" + approval + rest);
    }

    private static String edit(Path file) {
        ObjectNode arguments = Calls.body("probe.edit", "{}").objectNode();
        return arguments
                .put("file", file.toString())
                .put("word", "alpha")
                .put("by", "beta")
                .toString();
    }
}
