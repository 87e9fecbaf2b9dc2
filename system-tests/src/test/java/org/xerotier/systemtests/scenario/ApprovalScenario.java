package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Stack;

/** Destructive calls wait for a person, who is not the one who asked. */
@ExtendWith(OnTheStack.class)
class ApprovalScenario {

    private final Stack stack;
    private final Calls calls;

    ApprovalScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void anApprovedCallRuns() {
        JsonNode waiting = calls.start("probe.remove", "{\"name\":\"a\"}");
        assertThat(waiting.path("status").asText()).isEqualTo("pending_approval");

        decide(approver(), waiting, "approve", "{\"note\":\"fine\"}").expect(200);

        assertThat(calls.awaitEnd(waiting.path("id").asText()).path("status").asText())
                .isEqualTo("completed");
    }

    @Test
    void aRejectedCallNeverRuns() {
        JsonNode waiting = calls.start("probe.remove", "{\"name\":\"b\"}");
        decide(approver(), waiting, "reject", "{\"reason\":\"no\"}").expect(200);

        JsonNode ended = calls.get(waiting.path("id").asText());
        assertThat(ended.path("status").asText()).isEqualTo("rejected");
        assertThat(ended.has("dispatched_at")).isFalse();
        assertThat(decide(approver(), waiting, "approve", "{}").code()).isEqualTo("approval_already_resolved");
    }

    @Test
    void theRequesterCannotApproveUnderAnyKey() {
        JsonNode waiting = calls.start("probe.remove", "{\"name\":\"c\"}");
        Api second = key("second", "execution", "approve");

        assertThat(decide(stack.api(), waiting, "approve", "{}").status()).isEqualTo(403);
        assertThat(decide(second, waiting, "approve", "{}").code()).isEqualTo("approver_not_permitted");
        assertThat(decide(stack.signIn("admin"), waiting, "approve", "{}").code())
                .isEqualTo("approver_not_permitted");
        assertThat(calls.status(waiting.path("id").asText())).isEqualTo("pending_approval");
        decide(approver(), waiting, "reject", "{\"reason\":\"done with it\"}").expect(200);
    }

    @Test
    void whatCannotBeUndoneNeedsItsNameTyped() {
        JsonNode waiting = calls.start("probe.wipe", "{\"name\":\"d\"}");
        Api approver = approver();
        assertThat(decide(approver, waiting, "approve", "{}").code()).isEqualTo("confirmation_required");
        decide(approver, waiting, "approve", "{\"confirm\":\"probe.wipe\"}").expect(200);
        calls.awaitEnd(waiting.path("id").asText());
    }

    @Test
    void aCancelTakesTheQuestionBack() {
        JsonNode waiting = calls.start("probe.remove", "{\"name\":\"e\"}");
        String id = waiting.path("id").asText();
        stack.api()
                .post(Stack.path("/exec/invocations/" + id + "/cancel"), "{}")
                .expect(202);
        assertThat(calls.status(id)).isEqualTo("cancelled");
        assertThat(stack.api()
                        .get(Stack.path(
                                "/exec/approvals/" + waiting.path("approval_id").asText()))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("withdrawn");
    }

    private Api approver() {
        return stack.person("second-owner", "owner");
    }

    private Api key(String name, String... scopes) {
        String list = "\"" + String.join("\",\"", scopes) + "\"";
        return stack.api()
                .withKey(stack.api()
                        .post(
                                Stack.path("/management/api-keys"),
                                "{\"name\":\"%s\",\"scopes\":[%s]}".formatted(name, list))
                        .expect(201)
                        .json()
                        .path("secret")
                        .asText());
    }

    private static Api.Answer decide(Api by, JsonNode invocation, String decision, String body) {
        return by.post(
                Stack.path("/exec/approvals/" + invocation.path("approval_id").asText() + "/" + decision), body);
    }
}
