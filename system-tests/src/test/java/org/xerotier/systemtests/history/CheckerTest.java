package org.xerotier.systemtests.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckerTest {

    private final Story story = Story.good();

    @Test
    void aCallThatWentWellBreaksNothing() {
        assertThat(story.violations()).isEmpty();
    }

    @Test
    void everyRuleLooksAtSomething() {
        story.invocation("ambiguous", 1).execution("exe_1", 1, "lost").entry("STARTED", "");
        var looks = Checker.judge(new History(
                        story.calls,
                        story.effects,
                        new Rows(story.invocations, story.executions, story.events, story.audits),
                        story.ledger,
                        story.taps,
                        true,
                        false))
                .looks();

        assertThat(looks.values()).doesNotContain(0L);
    }

    @Test
    void acknowledgedAndNotOnRecordIsLost() {
        story.calls.add(new ClientCall("t2", "demo", "k2", "witness.mark").acknowledge("inv_gone"));

        assertThat(story.broken()).containsExactly("I-1");
    }

    @Test
    void aCallThatNeverEndsIsLost() {
        story.invocation("running", 1).execution("exe_1", 1, "running");

        assertThat(story.broken()).contains("I-1");
    }

    @Test
    void aMutationThatHappenedTwiceIsDoubled() {
        story.effects.add(Story.effect("exe_1", 2_100_000_000L));

        assertThat(story.broken()).containsExactly("I-2");
    }

    @Test
    void aMutationThatHappenedInTwoEpochsIsDoubled() {
        story.invocation("completed", 2).execution("exe_1", 1, "lost").execution("exe_2", 2, "completed");
        story.effects.add(Story.effect("exe_2", 2_100_000_000L));

        assertThat(story.broken()).contains("I-2", "I-11");
    }

    @Test
    void completedWithoutAnEffectIsALie() {
        story.effects.clear();

        assertThat(story.broken()).containsExactly("I-2");
    }

    @Test
    void neverStartedWithAnEffectIsALie() {
        story.invocation("failed", 1).execution("exe_1", 1, "not_started");

        assertThat(story.broken()).contains("I-2");
    }

    @Test
    void rejectedWithAnEffectIsALie() {
        story.invocation("rejected", 1);

        assertThat(story.broken()).contains("I-2");
    }

    @Test
    void anEffectOfNoInvocationIsSeen() {
        story.effects.add(new org.xerotier.systemtests.witness.Effect("inv_ghost", "exe_9", "t9", 1, 1));

        assertThat(story.broken()).contains("I-2");
    }

    @Test
    void ambiguousWithAnAgentThatKnowsIsLazy() {
        doubtful().entry("SETTLED", "completed");

        assertThat(story.broken()).containsExactly("I-3");
    }

    @Test
    void ambiguousWithAnAgentThatNeverBeganIsLazy() {
        doubtful().entry("FENCED", "");

        assertThat(story.broken()).containsExactly("I-3");
    }

    @Test
    void ambiguousWithStartedAndNoEndIsHonest() {
        doubtful().entry("SETTLED", "unknown");

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void ambiguousWhereOnlyTheRouterDiedIsABug() {
        doubtful().entry("SETTLED", "unknown");
        story.onlyRouterDied = true;

        assertThat(story.broken()).containsExactly("I-3");
    }

    private Story doubtful() {
        story.calls.clear();
        story.audits.remove(2);
        return story.invocation("ambiguous", 1).execution("exe_1", 1, "lost").event(4, "ambiguous", 0);
    }

    @Test
    void anEffectBeforeItsAuditRowWasCommittedIsSeen() {
        story.effects.clear();
        story.effects.add(Story.effect("exe_1", 999_000_000L));

        assertThat(story.broken()).containsExactly("I-5");
    }

    @Test
    void anEffectWithoutAuditRowIsSeen() {
        story.audits.remove(1);

        assertThat(story.broken()).containsExactly("I-5");
    }

    @Test
    void twoAuditRowsOfOneEndAreSeen() {
        story.audits.add(story.audits.get(2));

        assertThat(story.broken()).containsExactly("I-5");
    }

    @Test
    void aMutationDispatchedAgainWithoutAWordOfTheFirstIsSeen() {
        story.invocation("completed", 2).execution("exe_1", 1, "dispatched").execution("exe_2", 2, "completed");

        assertThat(story.broken()).contains("I-11");
    }

    @Test
    void aMutationDispatchedAgainAfterItNeverStartedIsFine() {
        story.invocation("completed", 2).execution("exe_1", 1, "not_started").execution("exe_2", 2, "completed");
        story.effects.clear();
        story.effects.add(Story.effect("exe_2", 2_000_000_000L));
        story.audits.add(new Rows.Audit(Story.ID, "exe_2", "invocation.dispatched", 1_500_000_000L));
        story.ledger.clear();

        assertThat(story.violations()).isEmpty();
    }

    @Test
    void anEpochSentToTwoAgentsIsSeen() {
        story.tap("agt_2", "dispatch", 1);

        assertThat(story.broken()).containsExactly("I-11");
    }

    @Test
    void anEpochThatSkipsIsSeen() {
        story.executions.clear();
        story.execution("exe_1", 2, "completed").invocation("completed", 2);

        assertThat(story.broken()).contains("I-11");
    }

    @Test
    void aStartAfterANewerEpochIsSeen() {
        story.tap("dispatch", 2).tap("fenced", 2).tap("started", 1);

        assertThat(story.broken()).contains("I-12");
    }

    @Test
    void aSecondStartOfAnEpochIsSeen() {
        story.tap("started", 1);

        assertThat(story.broken()).containsExactly("I-12");
    }

    @Test
    void anAgentThatStillHoldsWhatIsOverIsSeen() {
        story.entry("DONE", "completed");

        assertThat(story.broken()).containsExactly("I-13");
    }

    @Test
    void aFenceOfWhatWasCompletedIsSeen() {
        story.taps.clear();
        story.tap("fenced", 1).entry("FENCED", "");

        assertThat(story.broken()).contains("I-13");
    }

    @Test
    void aFenceThatCameAfterTheAgentHadRunItAndForgottenIsNone() {
        story.tap("fenced", 1).entry("FENCED", "");

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void anAgentThatRemembersAnotherEndIsSeen() {
        story.entry("SETTLED", "failed");

        assertThat(story.broken()).containsExactly("I-13");
    }

    @Test
    void twoEndsOnRecordAreSeen() {
        story.event(5, "failed", 0);

        assertThat(story.broken()).contains("I-14");
    }

    @Test
    void anEndThatCallersWereNotToldIsSeen() {
        story.calls.clear();
        story.calls.add(new ClientCall("t1", "demo", "k1", "witness.mark")
                .acknowledge(Story.ID)
                .end("failed"));

        assertThat(story.broken()).containsExactly("I-14");
    }

    @Test
    void aGapInTheEventsIsSeen() {
        story.events.remove(2);

        assertThat(story.broken()).containsExactly("I-15");
    }

    @Test
    void anEventAfterTheEndIsSeen() {
        story.event(5, "progress", 0);

        assertThat(story.broken()).containsExactly("I-15");
    }

    @Test
    void aStreamThatRepeatsIsSeen() {
        story.calls.get(0).see(1, 4, "completed");

        assertThat(story.broken()).contains("I-15");
    }

    @Test
    void oneKeyWithTwoInvocationsIsSeen() {
        story.calls.get(0).acknowledge("inv_2");
        story.invocations.add(new Rows.Invocation("inv_2", "demo", "witness.read", "cancelled", 0, "k1", null, null));

        assertThat(story.broken()).contains("I-16");
    }

    @Test
    void anAnswerFromAnotherProjectIsSeen() {
        story.invocation("completed", 1, "witness.mark", "other", "k1");

        assertThat(story.broken()).containsExactly("I-16");
    }

    @Test
    void aConflictOfAKeyThatWasNeverUsedIsSeen() {
        story.calls.add(new ClientCall("t2-there", "other", "k1", "witness.mark").refuse("idempotency_conflict"));

        assertThat(story.broken()).containsExactly("I-16");
    }

    @Test
    void aKeyTakenTwiceWithDifferentPayloadsIsSeen() {
        story.calls.add(new ClientCall("t1-other", "demo", "k1", "witness.mark").acknowledge(Story.ID));

        assertThat(story.broken()).containsExactly("I-16");
    }

    @Test
    void theReportOfAViolationCarriesAllThatIsKnown() {
        story.effects.add(Story.effect("exe_1", 2_100_000_000L));

        assertThat(story.violations().get(0).toString())
                .contains("I-2", Story.ID, "happened 2 times", "exe_1", "SETTLED", "key k1 in demo");
    }
}
