package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.key.Sha256;

/** What must still be true is looked at right before the tool starts, and nothing runs if it is not. */
class LooksTest {

    private static final Precondition PLAN =
            new Precondition(Precondition.Kind.PLAN, "test.look", Sha256.hex("three pods\n"));
    private static final Precondition VERSION = new Precondition(Precondition.Kind.VERSION, "test.look", "42");

    private final DeskBench bench = new DeskBench();

    private void dispatch(Precondition... preconditions) {
        Dispatch d = bench.bare("inv", 1, "test.drop", "{\"count\":1}", "");
        Dispatch conditional = new Dispatch(
                d.invocationId(),
                d.executionId(),
                d.epoch(),
                d.workspaceId(),
                d.workspaceName(),
                d.tool(),
                d.arguments(),
                d.argumentsDigest(),
                d.manifestHash(),
                d.scope(),
                d.timeoutMillis(),
                d.startWithinMillis(),
                List.of(preconditions),
                d.warrant());
        bench.desk.onDispatch(TestWarrants.sign(conditional, DeskBench.ROUTER_TIME), "");
        bench.settle();
    }

    private void seen(String output) {
        bench.runner.last().print(output);
        bench.runner.last().end();
        bench.settle();
    }

    private void neverStarted(String code) {
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.NOT_STARTED);
        assertThat(bench.result().errorCode()).isEqualTo(code);
        assertThat(bench.ledger.find("inv").orElseThrow().state()).isEqualTo(LedgerEntry.State.FENCED);
        assertThat(bench.runner.runs)
                .allMatch(run -> run.order.tool().name().equals("test.look"))
                .allMatch(run -> run.closed);
        assertThat(bench.all(Started.class)).isEmpty();
    }

    @Test
    void the_tool_starts_when_the_plan_is_the_one_that_was_seen() {
        dispatch(PLAN);
        assertThat(bench.runner.only().order.tool().name()).isEqualTo("test.look");
        assertThat(bench.runner.only().order.arguments().toString()).isEqualTo("{\"count\":1}");
        assertThat(bench.ledger.find("inv").orElseThrow().state()).isEqualTo(LedgerEntry.State.ACCEPTED);

        seen("three pods\n");

        assertThat(bench.runner.runs).hasSize(2);
        assertThat(bench.runner.last().order.tool().name()).isEqualTo("test.drop");
        assertThat(bench.runner.runs.get(0).closed).isTrue();
    }

    @Test
    void another_plan_starts_nothing_and_says_to_look_again() {
        dispatch(PLAN);
        seen("four pods\n");

        neverStarted("precondition_failed");
        assertThat(bench.result().errorMessage().toLowerCase(Locale.ROOT)).contains("look again and ask anew");
    }

    @Test
    void a_version_is_compared_without_the_space_around_it() {
        dispatch(VERSION);
        seen(" 42\n");

        assertThat(bench.runner.last().order.tool().name()).isEqualTo("test.drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "", "42 43", "4 2", "042", "42\u0000", "４２"})
    void another_version_starts_nothing(String now) {
        dispatch(VERSION);
        seen(now);

        neverStarted("precondition_failed");
    }

    @Test
    void both_are_looked_at_in_order() {
        dispatch(PLAN, VERSION);
        seen("three pods\n");
        assertThat(bench.runner.runs).hasSize(2);
        seen("41");

        neverStarted("precondition_failed");
        assertThat(bench.result().errorMessage()).contains("41").contains("42");
    }

    @Test
    void a_look_that_fails_starts_nothing() {
        dispatch(VERSION);
        bench.runner.last().print("42");
        bench.runner.last().end(Result.Outcome.FAILED, 1, "exit_code");
        bench.settle();

        neverStarted("precondition_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.drop", "test.absent"})
    void looking_with_a_tool_that_changes_things_or_is_not_there_is_refused_at_once(String tool) {
        dispatch(new Precondition(Precondition.Kind.VERSION, tool, "42"));

        assertThat(bench.refusal().code()).isEqualTo("precondition_failed");
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void a_cancel_ends_the_look_and_nothing_starts() {
        dispatch(VERSION);
        bench.desk.onCancel(new Cancel("inv", 1, "never mind"), "");
        assertThat(bench.last(CancelAck.class).state()).isEqualTo("not_started");
        assertThat(bench.runner.only().stops).isEqualTo(1);

        seen("42");

        assertThat(bench.runner.runs).hasSize(1);
        assertThat(bench.runner.only().closed).isTrue();
        assertThat(bench.desk.idle()).isTrue();
    }

    @Test
    void a_look_that_outlasts_the_time_to_start_is_stopped_and_nothing_starts() {
        dispatch(VERSION);
        bench.pass(10_000);
        assertThat(bench.runner.only().stops).isEqualTo(1);
        seen("42");

        neverStarted("start_expired");
    }

    @Test
    void a_look_has_no_more_time_than_is_left_to_start() {
        dispatch(VERSION);
        assertThat(bench.runner.only().order.timeoutMillis()).isEqualTo(10_000);
    }

    @Test
    void a_look_takes_a_place_like_any_run() {
        dispatch(VERSION);
        bench.start("inv_2", 1, "test.look");
        bench.desk.onDispatch(bench.dispatch("inv_3", 1, "test.look"), "");
        assertThat(bench.runner.runs).hasSize(2);

        bench.runner.runs.get(0).print("41");
        bench.runner.runs.get(0).end();
        bench.settle();

        assertThat(bench.runner.runs).hasSize(3);
        assertThat(bench.runner.last().order.invocationId()).isEqualTo("inv_3");
    }

    @Test
    void a_shutdown_hands_back_what_is_still_looking() {
        dispatch(VERSION);
        bench.desk.drain();
        assertThat(bench.result().errorCode()).isEqualTo("agent_draining");
        seen("42");

        assertThat(bench.runner.runs).hasSize(1);
    }
}
