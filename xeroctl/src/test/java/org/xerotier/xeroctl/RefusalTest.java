package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_body, 2",
        "400, exec_tool_not_found, 4",
        "401, api_key_invalid, 3",
        "403, scope_insufficient, 3",
        "403, approver_not_permitted, 3",
        "403, outside_workspace_scope, 5",
        "404, invocation_not_found, 4",
        "409, idempotency_conflict, 5",
        "409, invocation_not_cancellable, 5",
        "422, schema_violation, 2",
        "429, rate_limit_exceeded, 6",
        "500, internal_error, 6",
        "503, tool_executor_unavailable, 6",
    })
    void aRefusalHasItsExitCode(int status, String code, int exitCode) {
        router.refuses("POST /exec/invocations/inv_1/cancel", status, code, "because; do that");

        Session.Result result = session.run("exec", "cancel", "inv_1");

        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err()).startsWith("error: " + code + ": because; do that");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aRefusalNamesTheParameterAndTheNextCommand() {
        router.answers(
                "GET /exec/tools/nope",
                404,
                "{\"error\":{\"message\":\"no tool\",\"code\":\"exec_tool_not_found\",\"param\":\"tool\"}}");

        assertThat(session.run("exec", "tool-show", "nope").err())
                .isEqualTo("error: exec_tool_not_found: no tool [tool]\n  next: xeroctl exec tools\n");
    }

    @Test
    void problemDetailsAreUnderstoodToo() {
        router.answers(
                "GET /status",
                401,
                "{\"type\":\"https://x/errors/api_key_invalid\",\"title\":\"No\",\"status\":401,\"detail\":\"unknown key\","
                        + "\"code\":\"api_key_invalid\"}");

        Session.Result result = session.run("status");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("api_key_invalid: unknown key").contains("xeroctl config show");
    }

    @Test
    void aServerFaultShowsTheRequestId() {
        router.refuses("GET /status", 500, "internal_error", "sorry");

        assertThat(session.run("status").err()).contains("(request req-1)");
    }

    @Test
    void textOfTheServerCannotActOnTheTerminal() {
        router.refuses("GET /status", 409, "x", "a\\u001b]52;c;aGk=\\u0007\\u202e");

        assertThat(session.onTerminal(80).run("status", "--no-color").err())
                .isEqualTo("error: x: a\\x1b]52;c;aGk=\\x07\\u202e\n");
    }

    @Test
    void aPageThatIsNoApiIsSix() {
        router.answersWith("GET /status", "text/html", "<html>".getBytes(StandardCharsets.UTF_8), Map.of());

        Session.Result result = session.run("status");

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.err()).contains("not a Xerotier router: HTTP 200, text/html");
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() {
        router.answersWith("GET /status", "text/html", new byte[0], Map.of("Location", "http://127.0.0.1:1/"));
        router.answers("GET /workspaces", 302, "");

        assertThat(session.run("workspaces", "list").exitCode()).isEqualTo(6);
    }

    @Test
    void aRouterThatIsNotThereIsSix() {
        session.environment.put("XEROCTL_BASE_URL", "http://127.0.0.1:1/demo/v1");

        Session.Result result = session.run("status");

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.err()).startsWith("error: cannot reach the router at http://127.0.0.1:1/demo/v1: ");
    }

    @Test
    void aLostAnswerToAnInvocationIsAskedForAgainUnderTheSameKey() {
        router.answers("POST /exec/invocations", 502, "<html>bad gateway</html>")
                .answers("POST /exec/invocations", 200, "{\"id\":\"inv_1\",\"status\":\"queued\"}");

        Session.Result result = session.run("exec", "invoke", "a.b", "-w", "ops", "--detach");

        assertThat(result.exitCode()).isZero();
        assertThat(router.seen("POST", "/exec/invocations"))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.body()).contains("\"idempotency_key\":\"generated-key\""));
    }
}
