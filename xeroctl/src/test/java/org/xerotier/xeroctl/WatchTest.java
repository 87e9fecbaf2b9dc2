package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    private void planned() {
        router.streams(
                        "inv_1",
                        "id: 1\nevent: x_exec.queued\ndata: {}\n\n"
                                + "id: 2\nevent: x_exec.dispatched\ndata: {\"agent\":{\"registration_name\":\"web-1\"}}\n\n"
                                + "id: 3\nevent: x_exec.some_later_kind\ndata: {}\n\n"
                                + "id: 4\nevent: x_exec.progress\ndata: {\"stream\":\"stdout\",\"offset\":7,\"text\":\"x\"}\n\n"
                                + "id: 5\nevent: x_exec.timeout\ndata: {\"stdout_bytes\":8,\"stderr_bytes\":0}\n\n")
                .answers("GET /exec/invocations/inv_1", 200, "{\"id\":\"inv_1\",\"status\":\"timed_out\"}");
    }

    @Test
    void everyStepIsTold() {
        planned();

        Session.Result result = session.run("exec", "watch", "inv_1", "--after", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("queued\ndispatched to web-1\n").contains("error: timed_out, inv_1");
    }

    @Test
    void joiningInTheMiddleWantsNothingFromBefore() {
        planned();

        Session.Result result = session.run("exec", "watch", "inv_1", "--after", "3");

        assertThat(result.out()).isEqualTo("x");
        assertThat(result.err()).doesNotContain("queued").doesNotContain("missed");
        assertThat(router.seen("GET", "/exec/invocations/inv_1/events").get(0).header("Last-event-id"))
                .isEqualTo("3");
    }

    @Test
    void asJsonEveryEventIsALine() {
        planned();

        Session.Result result = session.run("exec", "watch", "inv_1", "-o", "json");

        assertThat(result.out().lines())
                .hasSize(5)
                .first()
                .isEqualTo("{\"id\":1,\"event\":\"x_exec.queued\",\"data\":{}}");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void anInvocationThatDoesNotExistIsFour() {
        router.refuses("GET /exec/invocations/inv_9/events", 404, "invocation_not_found", "no such invocation");

        assertThat(session.run("exec", "watch", "inv_9").exitCode()).isEqualTo(4);
    }
}
