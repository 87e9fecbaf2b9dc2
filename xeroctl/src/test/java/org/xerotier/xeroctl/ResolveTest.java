package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolveTest {
    private static final String OPEN =
            "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"invocation\":{\"id\":\"inv_1\",\"tool\":\"db.drop\","
                    + "\"args_digest\":\"ab12\"},\"execution\":{\"id\":\"exe_1\",\"epoch\":2,\"agent\":{\"id\":\"agt_1\","
                    + "\"registration_name\":\"edge\"}},\"agent_state\":\"stale\",\"ambiguity\":{\"since\":"
                    + "\"2026-11-21T04:20:00.123Z\",\"error\":{\"code\":\"agent_lost\"},\"probe\":{\"answer\":\"cannot_say\"}},"
                    + "\"last_output\":\"half way\",\"reports\":1}]}";

    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void whatIsUnknownIsListedWithTheWayToSettleIt() {
        router.answers("GET /exec/ambiguous", 200, OPEN);

        Session.Result result = session.run("exec", "ambiguous");

        assertThat(result.out().lines())
                .containsExactly(
                        "ID     TOOL     AGENT  AGENT IS  WHY         PROBE       SINCE",
                        "inv_1  db.drop  edge   stale     agent_lost  cannot_say  2026-11-21T04:20:00Z");
        assertThat(result.err()).contains("xeroctl exec resolve");
        assertThat(session.run("exec", "ambiguous", "-o", "wide").out())
                .contains("ab12")
                .contains("half way");
    }

    @Test
    void aResolutionIsSentWithItsReason() {
        router.answers(
                "POST /exec/invocations/inv_1/resolve", 200, "{\"id\":\"inv_1\",\"status\":\"pending_approval\"}");

        Session.Result result =
                session.run("exec", "resolve", "inv_1", "--outcome", "retry", "--reason", "not in the cluster");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("inv_1 pending_approval\n");
        assertThat(result.err()).contains("xeroctl approvals list --status pending");
        assertThat(router.seen("POST", "/exec/invocations/inv_1/resolve").get(0).body())
                .isEqualTo("{\"outcome\":\"retry\",\"reason\":\"not in the cluster\"}");
    }

    @Test
    void aResolutionWithoutAReasonIsNotSent() {
        assertThat(session.run("exec", "resolve", "inv_1", "--outcome", "failed")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeIsShownWithItsEvidence() {
        router.answers("GET /exec/invocations/inv_1", 200, "{\"id\":\"inv_1\",\"status\":\"ambiguous\"}")
                .answers(
                        "GET /exec/invocations/inv_1/evidence",
                        200,
                        "{\"executions\":[{\"id\":\"exe_1\",\"epoch\":1,\"status\":\"lost\"}],\"ambiguities\":[],"
                                + "\"reports\":[{\"kind\":\"stale\",\"epoch\":1,\"outcome\":\"completed\"}]}");

        Session.Result result = session.run("exec", "show", "inv_1");

        assertThat(result.out()).contains("exe_1").contains("Late reports").contains("stale");
        assertThat(result.out()).doesNotContain("Unknown outcomes");
        assertThat(session.run("exec", "show", "inv_1", "-o", "json").out()).contains("\"evidence\"");
    }
}
