package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
    private static final String SHOWN = "{\"id\":\"apr_1\",\"status\":\"pending\",\"tool\":\"kubectl.scale\","
            + "\"risk\":\"destructive\",\"digest\":\"d1\",\"round\":%d,\"stage\":0,\"invocation_id\":\"inv_1\","
            + "\"expires_at\":\"2026-11-21T08:15:00Z\",\"args\":{\"name\":\"web\",\"replicas\":5,\"force\":true},"
            + "\"stages\":[{\"stage\":0,\"asks\":\"a project owner\",\"due_at\":\"2026-11-21T08:15:00Z\"},"
            + "{\"stage\":1,\"asks\":\"a router admin\",\"timeout_seconds\":60}],"
            + "\"votes\":[{\"kind\":\"approve\",\"by\":{\"name\":\"kim\"},\"channel\":\"key\",\"round\":1,"
            + "\"at\":\"2026-11-21T08:01:00Z\",\"counts\":false}],"
            + "\"rounds\":[{\"round\":1},{\"round\":2,\"opened_by\":{\"name\":\"lee\"},\"opened_at\":\"x\","
            + "\"changes\":[{\"path\":\"/replicas\",\"before\":3,\"after\":5}]}]}";

    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void showTellsStagesWordsEditsAndWhatToType() {
        router.answers("GET /exec/approvals/apr_1", 200, SHOWN.formatted(2))
                .answers(
                        "GET /exec/approvals/apr_1/sheet",
                        200,
                        "{\"text\":\"APPROVAL SHEET, form 1\\n    | \\\"\\\\u{202E}\\u001b[2J\\\"\\n\"}");

        Session.Result result = session.run("approvals", "show", "apr_1");

        assertThat(result.out()).contains("APPROVAL SHEET, form 1", "\\u{202E}").doesNotContain("\u001b[2J");
        assertThat(result.out())
                .contains("1  a project owner  open until 2026-11-21T08:15:00Z", "2  a router admin  would get 60 s")
                .contains("approve by kim (key, round 1) at 2026-11-21T08:01:00Z  does not count now")
                .contains("/replicas: 3 -> 5");
        assertThat(result.err()).contains("xeroctl approvals approve apr_1 --digest d1");
    }

    @Test
    void anEditSendsTheWholeArgumentsAndTheDigestTheyWereReadUnder() {
        router.answers("GET /exec/approvals/apr_1", 200, SHOWN.formatted(1))
                .answers("POST /exec/approvals/apr_1/approve", 200, SHOWN.formatted(2));

        Session.Result result = session.run(
                "approvals", "approve", "apr_1", "--set", "replicas=2", "--unset", "force", "--set", "meta.why=test");

        assertThat(router.seen("POST", "/exec/approvals/apr_1/approve").get(0).body())
                .isEqualTo(
                        "{\"args\":{\"name\":\"web\",\"replicas\":2,\"meta\":{\"why\":\"test\"}},\"digest\":\"d1\"}");
        assertThat(result.err()).contains("others are needed besides");
    }

    @Test
    void aGrantIsSentWithItsRules() {
        router.answers("POST /exec/approvals/apr_1/approve", 200, SHOWN.formatted(1));

        session.run(
                "approvals",
                "approve",
                "apr_1",
                "--grant-uses",
                "5",
                "--grant-ttl",
                "1h",
                "--grant-risk",
                "write",
                "--grant-arg",
                "name=prefix:web-",
                "--grant-arg",
                "size=range:1..3",
                "--grant-arg",
                "zone=enum:a,b",
                "--grant-arg",
                "deep=json:{\"x\":1}",
                "--grant-arg",
                "any=any");

        assertThat(router.seen("POST", "/exec/approvals/apr_1/approve").get(0).body())
                .isEqualTo("{\"grant\":{\"uses\":5,\"ttl_seconds\":3600,\"highest_risk\":\"write\",\"arguments\":{"
                        + "\"name\":{\"prefix\":\"web-\"},\"size\":{\"min\":1,\"max\":3},"
                        + "\"zone\":{\"enum\":[\"a\",\"b\"]},\"deep\":{\"const\":{\"x\":1}},\"any\":{\"any\":true}}}}");
    }

    @Test
    void grantsAreListedAndRevoked() {
        String grant = "{\"id\":\"grant_1\",\"status\":\"active\",\"tool\":\"kubectl.scale\",\"uses_left\":3}";
        router.answers("GET /exec/grants", 200, "{\"object\":\"list\",\"data\":[" + grant + "],\"has_more\":false}")
                .answers("DELETE /exec/grants/grant_1", 200, grant.replace("active", "revoked"));

        assertThat(session.run("grants", "list").out()).contains("grant_1", "kubectl.scale", "3");
        assertThat(session.run("grants", "revoke", "grant_1").out()).contains("revoked");
    }

    @Test
    void aPlainConsentSendsNoArgumentsAndNoDigestItWasNotGiven() {
        router.answers("POST /exec/approvals/apr_1/approve", 200, SHOWN.formatted(1));

        session.run("approvals", "approve", "apr_1");

        assertThat(router.seen("POST", "/exec/approvals/apr_1/approve").get(0).body())
                .isEqualTo("{}");
        assertThat(router.seen("GET", "/exec/approvals")).isEmpty();
    }

    @Test
    void leavingOutWhatIsNotThereIsAMistake() {
        router.answers("GET /exec/approvals/apr_1", 200, SHOWN.formatted(1));

        assertThat(session.run("approvals", "approve", "apr_1", "--unset", "nothing")
                        .exitCode())
                .isEqualTo(2);
        assertThat(router.seen("POST", "/exec/approvals")).isEmpty();
    }

    @Test
    void withdrawingNeedsNoReason() {
        router.answers("POST /exec/approvals/apr_1/withdraw", 200, SHOWN.formatted(1));

        assertThat(session.run("approvals", "withdraw", "apr_1").exitCode()).isZero();
    }

    @Test
    void watchingGoesOnWhereTheStreamBroke() {
        router.answersWith(
                        "GET /exec/approvals/events",
                        "text/event-stream",
                        event("7-1", "requested", "\"stage\":0,\"stages\":2,\"expires_at\":\"then\""),
                        Map.of())
                .answersWith(
                        "GET /exec/approvals/events",
                        "text/event-stream",
                        event("9-1", "approved", "\"by\":{\"name\":\"kim\"}"),
                        Map.of())
                .answersWith("GET /exec/approvals/events", "text/event-stream", new byte[0], Map.of());
        session.withClock(new SteppingClock(Duration.ofSeconds(1)));

        Session.Result result = session.run("approvals", "watch", "--after", "0-0", "--timeout", "30s");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "08:00:01  requested     apr_1  t.x (destructive)  stage 1 of 2, until then",
                        "08:00:01  approved      apr_1  t.x (destructive)  by kim");
        assertThat(router.seen("GET", "/exec/approvals/events"))
                .extracting(seen -> seen.header("Last-event-id"))
                .startsWith("0-0", "7-1", "9-1");
    }

    @Test
    void asJsonEveryEventIsALine() {
        router.answersWith(
                        "GET /exec/approvals/events",
                        "text/event-stream",
                        event("7-1", "voted", "\"votes\":1"),
                        Map.of())
                .answersWith("GET /exec/approvals/events", "text/event-stream", new byte[0], Map.of());
        session.withClock(new SteppingClock(Duration.ofSeconds(1)));

        Session.Result result = session.run("approvals", "watch", "-o", "json", "--timeout", "30s");

        assertThat(result.out()).startsWith("{\"id\":\"7-1\",\"event\":\"approval.voted\",\"data\":{");
    }

    private static byte[] event(String id, String kind, String more) {
        return ("id: " + id + "\nevent: approval." + kind + "\ndata: {\"approval_id\":\"apr_1\",\"tool\":\"t.x\","
                        + "\"risk\":\"destructive\",\"at\":\"2026-11-21T08:00:01.5Z\"," + more + "}\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
