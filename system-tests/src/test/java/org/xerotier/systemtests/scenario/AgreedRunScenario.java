package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/**
 * The whole promise in one story: what two people agreed to, one of whom changed it, is what ran and nothing else, and
 * the record of it stands up without the router.
 */
@ExtendWith(OnTheStack.class)
class AgreedRunScenario {

    private static final String WORKSPACE = "agreed";
    private static final String APPROVALS = "/exec/approvals/";

    private final Stack stack;

    AgreedRunScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void whatTwoPeopleAgreedToIsWhatRuns() throws IOException, InterruptedException {
        Path file = Files.writeString(stack.home().resolve("agreed.txt"), "one alpha\ntwo alpha\n");
        Api asker = stack.person("asking", "member");
        Api lent = stack.person("lent-to", "member");
        Api owner = stack.person("other-owner", "owner");
        lendAuthority("lent-to");
        twoOfDifferentRolesAfterOneEscalation();

        Calls calls = new Calls(asker);
        JsonNode asked = calls.post(
                        Calls.body("probe.replace", arguments(file, "beta")).put("workspace", WORKSPACE))
                .expect(202)
                .json();
        String approval = asked.path("approval_id").asText();
        Await.until(
                "the first stage's clock ran out",
                Duration.ofSeconds(30),
                () -> look(approval).path("stage").asInt() == 1);
        assertThat(approve(asker, approval, "{}").status()).isEqualTo(403);
        assertThat(Files.readString(file)).contains("alpha");

        // A first word for the old arguments, which the edit makes void.
        approve(owner, approval, "{\"note\":\"fine\"}").expect(200);
        approve(lent, approval, "{\"note\":\"gamma, not beta\",\"args\":%s}".formatted(arguments(file, "gamma")))
                .expect(200);
        JsonNode edited = look(approval);
        assertThat(edited.path("round").asInt()).isEqualTo(2);
        assertThat(approve(owner, approval, "{\"digest\":\"%s\"}".formatted("0".repeat(64)))
                        .status())
                .as("consent to something else than what stands there now")
                .isEqualTo(409);
        approve(
                        owner,
                        approval,
                        "{\"digest\":\"%s\"}".formatted(edited.path("digest").asText()))
                .expect(200);

        JsonNode ended = calls.awaitEnd(asked.path("id").asText());
        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
        assertThat(Files.readString(file)).isEqualTo("one gamma\ntwo gamma\n");
        itsRecordStandsUpAlone(approval);
    }

    private void itsRecordStandsUpAlone(String approval) throws IOException, InterruptedException {
        Xeroctl xeroctl = new Xeroctl(stack, stack.key());
        Path export = stack.home().resolve("audit.ndjson");
        Await.until("the approval is sealed under a checkpoint", Duration.ofSeconds(90), () -> {
            String text = exported(xeroctl, export);
            return text.contains(approval) && text.contains("\"invocation.completed\"");
        });
        assertThat(Files.readString(export))
                .contains("approval.requested", "approval.edited", "approval.voted", "approval.approved")
                .contains("invocation.dispatched", "invocation.completed");
        String key = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(Files.readAllLines(export).get(0))
                .path("public_key")
                .asText();
        assertThat(key).hasSize(64);
        Xeroctl alone = new Xeroctl(stack, "");
        Xeroctl.Ran right = alone.run("audit", "verify", export.toString(), "--public-key", key);
        assertThat(right.exit()).as(right.toString()).isZero();

        Path forged = stack.home().resolve("forged.ndjson");
        Files.writeString(forged, Files.readString(export).replace("approval.edited", "approval.editee"));
        Xeroctl.Ran wrong = alone.run("audit", "verify", forged.toString(), "--public-key", key);
        assertThat(wrong.exit()).as(wrong.toString()).isNotZero();
    }

    private static String exported(Xeroctl xeroctl, Path into) {
        try {
            Xeroctl.Ran ran = xeroctl.run("audit", "export", "--file", into.toString());
            assertThat(ran.exit()).as(ran.toString()).isZero();
            return Files.readString(into);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void lendAuthority(String member) {
        stack.api()
                .post(
                        Stack.path("/management/delegations"),
                        "{\"member\":\"%s\",\"risk_levels\":[\"destructive\"],\"until\":\"%s\",\"reason\":\"on call\"}"
                                .formatted(member, java.time.Instant.now().plusSeconds(3_600)))
                .expect(201);
    }

    private void twoOfDifferentRolesAfterOneEscalation() {
        stack.makeWorkspace(WORKSPACE, OnTheStack.AGENT);
        String policies = Stack.path("/exec/workspaces/" + WORKSPACE + "/approval-policies");
        String document = """
                {"policy_name":"two-roles","levels":{"destructive":{"require_approval":true,"timeout_seconds":3,
                 "on_timeout":"escalate","approvers":{"role":"owner"},
                 "escalation_chain":[{"timeout_seconds":300,
                   "approvers":{"all":[{"role":"owner"},{"delegation":true}]}}]}}}
                """;
        String id = stack.api()
                .post(policies, document)
                .expect(201)
                .json()
                .path("id")
                .asText();
        stack.api().post(policies + "/" + id + "/activate", "{}").expect(200);
    }

    private JsonNode look(String approval) {
        return stack.api().get(Stack.path(APPROVALS + approval)).expect(200).json();
    }

    private static Api.Answer approve(Api by, String approval, String body) {
        return by.post(Stack.path(APPROVALS + approval + "/approve"), body);
    }

    private static String arguments(Path file, String by) {
        ObjectNode arguments = Calls.body("probe.replace", "{}").objectNode();
        return arguments
                .put("file", file.toString())
                .put("word", "alpha")
                .put("by", by)
                .toString();
    }
}
