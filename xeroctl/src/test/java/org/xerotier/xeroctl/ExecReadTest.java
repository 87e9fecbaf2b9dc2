package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecReadTest {
    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void toolsAreATableWithTheWayToTheNextPage() {
        router.answersGolden("GET /exec/tools?workspace=ops&q=up%20time", "tools.json");

        Session.Result result = session.run("exec", "tools", "-w", "ops", "--search", "up time");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "NAME           RISK         DESCRIPTION",
                        "host.uptime    read         How long the host has been up.",
                        "kubectl.drain  destructive  Evicts all pods from a node so that it can be taken down.");
        assertThat(result.err()).isEqualTo("there are more: the same command with --after c2\n");
    }

    @Test
    void wideShowsMoreColumns() {
        router.answersGolden("GET /exec/tools", "tools.json");

        assertThat(session.run("exec", "tools", "-o", "wide").out())
                .contains("IDEMPOTENT")
                .contains("web-1")
                .contains("600000");
    }

    @Test
    void toolShowTeachesTheCall() {
        router.answersGolden("GET /exec/tools/kubectl.scale", "tool.json");

        Session.Result result = session.run("exec", "tool-show", "kubectl.scale");

        assertThat(result.out())
                .contains("Risk           write")
                .contains("Workspaces     ops")
                .contains("replicas  integer      yes")
                .contains("labels    string[]     no")
                .contains("mode      fast|safe    no")
                .contains("xeroctl exec invoke kubectl.scale --workspace ops --arg name=… --arg replicas=…");
    }

    @Test
    void listSendsEveryFilterAndTurnsAgesIntoInstants() {
        router.answersGolden(
                "GET /exec/invocations?status=failed%2Cambiguous&tool=host.uptime&workspace=ops&agent=web-1"
                        + "&from=2026-11-21T02%3A20%3A00Z&to=2026-11-21T04%3A00%3A00Z&limit=5&after=c1",
                "invocations.json");

        Session.Result result = session.run(
                "exec",
                "list",
                "--status",
                "failed,ambiguous",
                "--tool",
                "host.uptime",
                "-w",
                "ops",
                "--agent",
                "web-1",
                "--from",
                "2h",
                "--to",
                "2026-11-21T05:00:00+01:00",
                "--limit",
                "5",
                "--after",
                "c1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "ID         STATUS            TOOL           WORKSPACE  CREATED",
                        "inv_0193a  completed         host.uptime    ops        2026-11-21T04:20:00Z",
                        "inv_0193c  pending_approval  kubectl.drain  ops        2026-11-21T04:19:00Z");
    }

    @Test
    void anEmptyListIsTalkNotData() {
        router.answers("GET /exec/invocations", 200, "{\"object\":\"list\",\"data\":[],\"has_more\":false}");

        Session.Result result = session.run("exec", "list");

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("no invocations match\n");
    }

    @Test
    void showTakesAnInvocation() {
        router.answersGolden("GET /exec/invocations/inv_0193a", "invocation.json");

        Session.Result result = session.run("exec", "show", "inv_0193a");

        assertThat(result.out())
                .contains("Invocation    inv_0193a")
                .contains("Created       2026-11-21T04:20:00Z")
                .contains("Arguments\n  {\n    \"pretty\": true\n  }")
                .contains("Output\n  up 3 days");
        assertThat(result.err()).contains("xeroctl exec raw inv_0193a");
    }

    @Test
    void showTakesAnExecution() {
        router.answersGolden("GET /exec/executions/exe_0193b", "execution.json");

        assertThat(session.run("exec", "show", "exe_0193b").out()).contains("Stdout (bytes)  10");
    }

    @Test
    void jsonIsWhatTheApiSaidInTheOrderItSaidIt() {
        router.answersGolden("GET /exec/executions/exe_0193b", "execution.json");

        String out = session.run("exec", "show", "exe_0193b", "-o", "json").out();

        assertThat(out).startsWith("{\n  \"id\": \"exe_0193b\",\n  \"invocation_id\": \"inv_0193a\",\n  \"epoch\": 1,");
        assertThat(out.replaceAll("\\s", ""))
                .isEqualTo(FakeRouter.golden("execution.json").replaceAll("\\s", ""));
    }

    @Test
    void rawIsByteForByte() {
        byte[] bytes = {0, 27, '[', '2', 'J', (byte) 0xff, '\r', '\n'};
        router.answersGolden("GET /exec/invocations/inv_0193a", "invocation.json")
                .answersWith(
                        "GET /exec/executions/exe_0193b/raw?stream=stdout",
                        "application/octet-stream",
                        bytes,
                        Map.of());

        String out = session.run("exec", "raw", "inv_0193a").out();

        assertThat(out).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void rawOnATerminalIsHarmlessUnlessAskedFor() {
        byte[] bytes = "\u001b]0;owned\u0007\n".getBytes(StandardCharsets.UTF_8);
        router.answersWith("GET /exec/executions/exe_1/raw?stream=stderr", "application/octet-stream", bytes, Map.of());
        session.onTerminal(80);

        assertThat(session.run("exec", "raw", "exe_1", "--stream", "stderr").out())
                .isEqualTo("\\x1b]0;owned\\x07\n");
        assertThat(session.run("exec", "raw", "exe_1", "--stream", "stderr", "--raw")
                        .out())
                .isEqualTo("\u001b]0;owned\u0007\n");
    }

    @Test
    void cutOffOutputIsSaid() {
        router.answersWith(
                "GET /exec/executions/exe_1/raw?stream=stdout",
                "application/octet-stream",
                new byte[] {'a'},
                Map.of("X-Output-Truncated", "true"));

        assertThat(session.run("exec", "raw", "exe_1").err()).startsWith("warning: the tool wrote more");
    }

    @Test
    void rawOfWhatNeverRanIsNotFound() {
        router.answers("GET /exec/invocations/inv_1", 200, "{\"id\":\"inv_1\",\"status\":\"queued\"}");

        Session.Result result = session.run("exec", "raw", "inv_1");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("inv_1 is queued and has not run").contains("xeroctl exec show inv_1");
    }

    @Test
    void cancelSendsTheReason() {
        router.answers("POST /exec/invocations/inv_1/cancel", 202, "{\"id\":\"inv_1\",\"status\":\"cancelling\"}");

        Session.Result result = session.run("exec", "cancel", "inv_1", "--reason", "wrong \"cluster\"");

        assertThat(result.out()).isEqualTo("inv_1 cancelling\n");
        assertThat(router.seen().get(0).body()).isEqualTo("{\"reason\":\"wrong \\\"cluster\\\"\"}");
    }
}
