package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Stack;

/** People sign in, have places, lend authority and lose it, over HTTP on the real server. */
@ExtendWith(OnTheStack.class)
class PeopleScenario {

    private final Stack stack;
    private final Calls calls;

    PeopleScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void aMemberRunsToolsButManagesNothing() {
        Api member = stack.person("mira", "member");
        JsonNode me = member.get("/v1/auth/me").expect(200).json();
        assertThat(me.at("/user/username").asText()).isEqualTo("mira");
        assertThat(me.at("/projects/0/role").asText()).isEqualTo("member");
        assertThat(member.get(Stack.path("/exec/tools")).status()).isEqualTo(200);
        assertThat(member.get(Stack.path("/management/members")).code()).isEqualTo("scope_insufficient");
        assertThat(member.get("/v1/users").code()).isEqualTo("system_role_required");
    }

    @Test
    void aMemberApprovesOnlyWhatAnOwnerLentThem() {
        Api member = stack.person("dora", "member");
        JsonNode waiting = calls.start("probe.remove", "{\"name\":\"lent\"}");
        String approve =
                Stack.path("/exec/approvals/" + waiting.path("approval_id").asText() + "/approve");
        assertThat(member.post(approve, "{}").status()).isEqualTo(403);

        String loan = stack.api()
                .post(
                        Stack.path("/management/delegations"),
                        "{\"member\":\"dora\",\"risk_levels\":[\"destructive\"],\"until\":\"%s\",\"reason\":\"on call\"}"
                                .formatted(java.time.Instant.now().plusSeconds(3_600)))
                .expect(201)
                .json()
                .path("id")
                .asText();
        member.post(approve, "{}").expect(200);
        calls.awaitEnd(waiting.path("id").asText());

        stack.api()
                .send("DELETE", Stack.path("/management/delegations/" + loan), null, java.util.Map.of())
                .expect(200);
        JsonNode next = calls.start("probe.remove", "{\"name\":\"notlent\"}");
        String second = Stack.path("/exec/approvals/" + next.path("approval_id").asText());
        assertThat(member.post(second + "/approve", "{}").status()).isEqualTo(403);
        stack.person("second-owner", "owner")
                .post(second + "/reject", "{\"reason\":\"done with it\"}")
                .expect(200);
    }

    @Test
    void aDisabledPersonIsOutAtTheNextRequestWithEveryCredential() {
        Api person = stack.person("leaving", "owner");
        String secret = person.post(Stack.path("/management/api-keys"), "{\"name\":\"own\",\"scopes\":[\"execution\"]}")
                .expect(201)
                .json()
                .path("secret")
                .asText();
        Api key = stack.api().withKey(secret);
        key.get(Stack.path("/exec/tools")).expect(200);

        stack.api()
                .send("PUT", "/v1/users/leaving", "{\"status\":\"disabled\"}", java.util.Map.of())
                .expect(200);

        assertThat(person.get(Stack.path("/exec/tools")).code()).isEqualTo("user_disabled");
        assertThat(key.get(Stack.path("/exec/tools")).code()).isEqualTo("api_key_owner_inactive");
    }

    @Test
    void nobodyNamesAnotherPrincipalForAKey() {
        assertThat(stack.api()
                        .post(
                                Stack.path("/management/api-keys"),
                                "{\"name\":\"k\",\"scopes\":[\"approve\"],\"principal\":\"somebody-else\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSecondProjectIsAnotherWorld() {
        JsonNode made = stack.api()
                .post("/v1/projects", "{\"slug\":\"other-world\",\"name\":\"Other\"}")
                .expect(201)
                .json();
        Api member = stack.person("mira", "member");
        Api.Answer foreign = member.get("/other-world/v1/exec/tools");
        Api.Answer unknown = member.get("/no-such-world/v1/exec/tools");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.bytes()).isEqualTo(unknown.bytes());
        assertThat(stack.signIn("admin")
                        .get("/other-world/v1/management/members")
                        .expect(200)
                        .json()
                        .at("/data/0/role")
                        .asText())
                .isEqualTo("owner");
        assertThat(made.path("slug").asText()).isEqualTo("other-world");
    }

    @Test
    void aWrongPasswordIsRefusedAndTooManyAreToldToWait() {
        stack.person("target", "member");
        Api nobody = stack.api().withKey(null);
        String wrong = "{\"username\":\"target\",\"password\":\"wrong horse battery\"}";
        for (int i = 0; i < 5; i++) {
            assertThat(nobody.post("/v1/auth/token", wrong).code()).isEqualTo("sign_in_refused");
        }
        Api.Answer last = nobody.post("/v1/auth/token", wrong);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("retry-after");
    }

    @Test
    void theKeyOfTheLocalIssuerIsPublished() {
        JsonNode keys =
                stack.api().withKey(null).get("/v1/auth/jwks").expect(200).json();
        assertThat(keys.at("/keys/0/crv").asText()).isEqualTo("Ed25519");
        assertThat(keys.at("/keys/0/d").isMissingNode()).isTrue();
    }
}
