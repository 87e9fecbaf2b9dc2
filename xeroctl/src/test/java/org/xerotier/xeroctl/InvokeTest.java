package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvokeTest {
    private static final String EVENTS = "/exec/invocations/inv_1/events";

    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    private static String event(int id, String kind, String data) {
        return "id: " + id + "\nevent: x_exec." + kind + "\ndata: {\"sequence\":" + id
                + (data.isEmpty() ? "" : "," + data) + "}\n\n";
    }

    private static String piece(int id, int offset, String text) {
        return event(id, "progress", "\"stream\":\"stdout\",\"offset\":" + offset + ",\"text\":\"" + text + "\"");
    }

    private static String status(String status, String more) {
        return "{\"id\":\"inv_1\",\"status\":\"" + status + "\",\"tool\":\"host.uptime\",\"risk\":\"destructive\""
                + more + "}";
    }

    private void accepted() {
        router.answers("POST /exec/invocations", 202, status("queued", ""));
    }

    @Test
    void outputIsDataAndTheOutcomeIsTalk() {
        accepted();
        router.streams(
                        "inv_1",
                        ": hello\n\n" + event(1, "queued", "") + piece(2, 0, "up 3 ") + piece(3, 5, "days\\n")
                                + event(4, "completed", "\"exit_code\":0,\"stdout_bytes\":10,\"stderr_bytes\":0"))
                .answers(
                        "GET /exec/invocations/inv_1",
                        200,
                        status(
                                "completed",
                                ",\"execution_id\":\"exe_1\",\"exit_code\":0,"
                                        + "\"agent\":{\"registration_name\":\"web-1\"},"
                                        + "\"started_at\":\"2026-01-01T00:00:00.4Z\",\"ended_at\":\"2026-01-01T00:00:01.9Z\""));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops", "--reason", "look");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("up 3 days\n");
        assertThat(result.err()).isEqualTo("completed, exit 0, 1.5 s on web-1, inv_1\n");
        assertThat(router.seen("POST", "/exec").get(0).body())
                .isEqualTo("{\"workspace\":\"ops\",\"tool\":\"host.uptime\",\"args\":{},\"reason\":\"look\","
                        + "\"idempotency_key\":\"generated-key\"}");
        assertThat(router.seen("POST", "/exec").get(0).header("Authorization"))
                .isEqualTo("Bearer xero_demo_secret12345");
    }

    @Test
    void aBrokenStreamIsPickedUpAfterTheLastEvent() {
        accepted();
        router.streamsAndBreaksOff("inv_1", event(1, "started", "") + piece(2, 0, "abc") + "id: 3\nevent: x_exec.prog")
                .streams(
                        "inv_1",
                        piece(2, 0, "abc")
                                + piece(3, 2, "cde")
                                + event(4, "completed", "\"stdout_bytes\":5,\"stderr_bytes\":0"))
                .answers("GET /exec/invocations/inv_1", 200, status("running", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ",\"execution_id\":\"exe_1\""));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.out()).isEqualTo("abcde");
        assertThat(result.exitCode()).isZero();
        assertThat(router.seen("GET", EVENTS).get(1).header("Last-event-id")).isEqualTo("2");
    }

    @Test
    void outputThatNeverCameAsAnEventIsFetched() {
        accepted();
        router.streams(
                        "inv_1",
                        piece(1, 0, "ab")
                                + piece(2, 4, "ef")
                                + event(3, "completed", "\"stdout_bytes\":6,\"stderr_bytes\":2"))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ",\"execution_id\":\"exe_1\""))
                .answersWith(
                        "GET /exec/executions/exe_1/raw?stream=stdout",
                        "application/octet-stream",
                        "abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.util.Map.of())
                .answersWith(
                        "GET /exec/executions/exe_1/raw?stream=stderr",
                        "application/octet-stream",
                        "!\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.util.Map.of());

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.out()).isEqualTo("abcdef");
        assertThat(result.err()).contains("a part of the output was missed").contains("!\n");
    }

    @Test
    void binaryPiecesAndStderrKeepTheirPlaces() {
        accepted();
        router.streams(
                        "inv_1",
                        event(1, "progress", "\"stream\":\"stdout\",\"offset\":0,\"base64\":\"GwA=\"")
                                + event(2, "progress", "\"stream\":\"stderr\",\"offset\":0,\"text\":\"careful\\n\"")
                                + event(3, "completed", "\"stdout_bytes\":2,\"stderr_bytes\":8"))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.out()).isEqualTo("\u001b\0");
        assertThat(result.err()).startsWith("careful\n");
    }

    @Test
    void onATerminalToolOutputCannotActOnIt() {
        accepted();
        router.streams(
                        "inv_1",
                        piece(1, 0, "a\\u001b[2Jb") + event(2, "completed", "\"stdout_bytes\":6,\"stderr_bytes\":0"))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""));

        Session.Result result = session.onTerminal(80).run("exec", "invoke", "host.uptime", "-w", "ops", "--no-color");

        assertThat(result.out()).isEqualTo("a\\x1b[2Jb");
        assertThat(result.err()).isEqualTo("\ncompleted, inv_1\n");
    }

    @Test
    void failureIsExitOneAndSaysWhereToLook() {
        accepted();
        router.streams("inv_1", event(1, "failed", "\"exit_code\":3"))
                .answers(
                        "GET /exec/invocations/inv_1",
                        200,
                        status(
                                "failed",
                                ",\"exit_code\":3,\"error\":{\"code\":\"tool_failed\",\"message\":\"no disk\"}"));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: failed, exit 3, inv_1: tool_failed: no disk")
                .contains("xeroctl exec show inv_1");
    }

    @Test
    void anAmbiguousEndIsNine() {
        accepted();
        router.streams("inv_1", event(1, "ambiguous", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("ambiguous", ""));

        assertThat(session.run("exec", "invoke", "host.uptime", "-w", "ops").exitCode())
                .isEqualTo(9);
    }

    @Test
    void anApprovalIsShownAndWaitedFor() {
        accepted();
        router.streams(
                        "inv_1",
                        event(1, "approval_requested", "")
                                + event(2, "approved", "\"by\":{\"name\":\"kim\"}")
                                + event(3, "completed", "\"stdout_bytes\":0,\"stderr_bytes\":0"))
                .answers("GET /exec/invocations/inv_1", 200, status("pending_approval", ",\"approval_id\":\"apr_9\""))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err().lines())
                .containsExactly(
                        "host.uptime is destructive and waits for approval apr_9",
                        "  look: xeroctl approvals show apr_9",
                        "  approve: xeroctl approvals approve apr_9",
                        "  reject: xeroctl approvals reject apr_9 --reason TEXT",
                        "approved by kim",
                        "completed, inv_1");
    }

    @Test
    void whereTheDecisionStandsIsShown() {
        accepted();
        router.streams(
                        "inv_1",
                        event(1, "approval_requested", "")
                                + event(2, "completed", "\"stdout_bytes\":0,\"stderr_bytes\":0"))
                .answers("GET /exec/invocations/inv_1", 200, status("pending_approval", ",\"approval_id\":\"apr_9\""))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""))
                .answers(
                        "GET /exec/approvals/apr_9",
                        200,
                        "{\"status\":\"pending\",\"stage\":1,\"round\":2,\"stages\":["
                                + "{\"stage\":0,\"asks\":\"a member\",\"settled_at\":\"x\"},"
                                + "{\"stage\":1,\"asks\":\"an owner\"},{\"stage\":2,\"asks\":\"an admin\"}],"
                                + "\"votes\":[{\"counts\":true},{\"counts\":false}]}");

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.err())
                .contains("  stage 2 of 3 asks an owner, 1 word counts so far, the arguments were edited (round 2)\n");
    }

    @Test
    void aRejectionIsFive() {
        accepted();
        router.streams("inv_1", event(1, "rejected", "\"decided_by\":{\"id\":\"key_2\"}"))
                .answers("GET /exec/invocations/inv_1", 200, status("rejected", ""));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("rejected by key_2");
    }

    @Test
    void detachingReturnsAtOnce() {
        accepted();

        Session.Result result = session.run("exec", "invoke", "--tool", "host.uptime", "-w", "ops", "--detach");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Invocation  inv_1");
        assertThat(result.err()).contains("xeroctl exec watch inv_1");
        assertThat(router.seen("GET", EVENTS)).isEmpty();
    }

    @Test
    void detachingFromAPendingApprovalIsEight() {
        router.answers("POST /exec/invocations", 202, status("pending_approval", ""));

        assertThat(session.run("exec", "invoke", "host.uptime", "-w", "ops", "--no-wait")
                        .exitCode())
                .isEqualTo(8);
    }

    @Test
    void jsonIsTheFinishedInvocationOnly() {
        accepted();
        router.streams("inv_1", piece(1, 0, "x") + event(2, "completed", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops", "-o", "json");

        assertThat(result.out()).startsWith("{\n  \"id\": \"inv_1\",\n  \"status\": \"completed\"");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void whenTimeIsUpTheInvocationGoesOn() {
        accepted();
        router.streams("inv_1", event(1, "started", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("running", ""));
        session.withClock(new SteppingClock(Duration.ofSeconds(1)));

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops", "--timeout", "20s");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err())
                .contains("error: the wait is over and inv_1 is not; it goes on")
                .contains("xeroctl exec watch inv_1")
                .contains("xeroctl exec cancel inv_1");
    }

    @Test
    void whenTimeIsUpDuringAnApprovalItIsEight() {
        accepted();
        router.streams("inv_1", event(1, "approval_requested", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("pending_approval", ""));
        session.withClock(new SteppingClock(Duration.ofSeconds(1)));

        assertThat(session.run("exec", "invoke", "host.uptime", "-w", "ops", "--timeout", "20s")
                        .exitCode())
                .isEqualTo(8);
    }

    @Test
    void interruptingSaysThatItGoesOn() {
        accepted();
        router.streams("inv_1", event(1, "completed", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""));
        session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(session.interrupt())
                .startsWith("interrupted; inv_1 goes on\n")
                .contains("xeroctl exec watch inv_1", "xeroctl exec cancel inv_1");
        assertThat(router.seen("POST", "/exec/invocations/inv_1/cancel")).isEmpty();
    }

    @Test
    void interruptingCancelsWhenAskedTo() {
        accepted();
        router.streams("inv_1", event(1, "completed", ""))
                .answers("GET /exec/invocations/inv_1", 200, status("completed", ""))
                .answers("POST /exec/invocations/inv_1/cancel", 202, status("cancelling", ""));
        session.run("exec", "invoke", "host.uptime", "-w", "ops", "--cancel-on-interrupt");

        assertThat(session.interrupt()).isEqualTo("interrupted; inv_1 is being cancelled\n");
        assertThat(router.seen("POST", "/exec/invocations/inv_1/cancel")).hasSize(1);
    }

    @Test
    void aRouterThatIsGoneForGoodIsSix() {
        accepted();
        router.answersWith("GET " + EVENTS, "text/html", new byte[] {'<'}, java.util.Map.of())
                .answersWith("GET /exec/invocations/inv_1", "text/html", new byte[] {'<'}, java.util.Map.of());

        Session.Result result = session.run("exec", "invoke", "host.uptime", "-w", "ops");

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.err()).contains("xeroctl exec watch inv_1");
        assertThat(session.pauses).hasSizeGreaterThan(10).allMatch(p -> p.compareTo(Duration.ofSeconds(5)) <= 0);
    }
}
