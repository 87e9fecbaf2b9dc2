package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalRoom;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.kernel.Actor;

/** A paused workspace on a real PostgreSQL: nothing leaves, and what leaves afterwards is what may leave then. */
@ExtendWith(MigratedDatabase.class)
class PauseTest extends ConsentFlow {

    private static final String ASKS_NOBODY = "{\"levels\":{\"destructive\":{\"require_approval\":false}}}";

    private final Actor dispatcher = Actor.system("test", Actors.request());

    PauseTest(MigratedDatabase database) {
        super(database);
        claim();
    }

    @Test
    void anApprovedCallWaitsAndLeavesOnceTheWorkspaceIsResumed() {
        InvocationView asked = invoke("{\"name\":\"web\"}");
        pause();

        approve(member, asked, Consent.PLAIN);
        approve(owner, asked, Consent.PLAIN);
        claim();

        assertThat(dispatched.heard()).isEmpty();
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.QUEUED);

        resume();
        claim();

        assertThat(frame().invocationId()).isEqualTo(asked.id());
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void aNewCallThatNeedsNobodyIsTakenAndWaits() {
        people.policy = ApprovalRoom.policy(ASKS_NOBODY);
        pause();

        InvocationView asked = invoke("{\"name\":\"web\"}");
        claim();

        assertThat(now(asked).status()).isEqualTo(InvocationStatus.QUEUED);
        assertThat(dispatched.heard()).isEmpty();

        resume();
        claim();

        assertThat(now(asked).status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void withoutAPauseTheSameCallLeavesAtOnce() {
        people.policy = ApprovalRoom.policy(ASKS_NOBODY);

        assertThat(invoke("{\"name\":\"web\"}").status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void onResumeACallWhoseApproverLostTheirStandingDoesNotLeave() {
        InvocationView asked = approvedWhilePaused();
        people.people.remove(member.principal());

        resume();
        claim();

        assertEndedWithoutRunning(asked, "approval_stale");
    }

    @Test
    void onResumeACallWhosePolicyAsksForMoreDoesNotLeave() {
        InvocationView asked = approvedWhilePaused();
        people.policy = ApprovalRoom.policy(
                POLICY.replace(TWO, "{\"all\":[{\"role\":\"owner\"},{\"role\":\"member\"},{\"role\":\"owner\"}]}"));

        resume();
        claim();

        assertEndedWithoutRunning(asked, "approval_stale");
    }

    @Test
    void aCallWhoseQueueClockRanOutWhilePausedEndsThoughTheClaimComesBeforeTheSweep() {
        InvocationView asked = approvedWhilePaused();
        clock = Clock.offset(clock, QUEUE_TIMEOUT.plusSeconds(1));

        resume();
        claim();

        assertEndedWithoutRunning(asked, "queue_timeout");
    }

    @Test
    void theSweepEndsLateCallsOfAPausedWorkspace() {
        InvocationView asked = approvedWhilePaused();
        clock = Clock.offset(clock, QUEUE_TIMEOUT.plusSeconds(1));

        in(room -> room.claims.expire(dispatcher, QUEUE_TIMEOUT, 100));

        assertEndedWithoutRunning(asked, "queue_timeout");
    }

    @Test
    void whatWaitsInAPausedWorkspaceNeitherHoldsUpOthersNorKeepsTheDispatcherLooking() {
        approvedWhilePaused();
        claim();

        assertThat(waiting.isWorthALook()).isFalse();
        List<Invocation> found = in(room -> room.service.rows.lockWaiting(100, null));
        assertThat(found).noneMatch(invocation -> invocation.workspace().equals(people.workspace));
    }

    @Test
    void afterAResumeNewcomersStandBehindWhatWaited() {
        approvedWhilePaused();
        claim();
        assertThat(waiting.isAnybodyBefore(people.workspace, "test.drop")).isFalse();

        waiting.mayBeMore();

        assertThat(waiting.isWorthALook()).isTrue();
        assertThat(waiting.isAnybodyBefore(people.workspace, "test.drop")).isTrue();
    }

    private InvocationView approvedWhilePaused() {
        InvocationView asked = invoke("{\"name\":\"web\"}");
        pause();
        approve(member, asked, Consent.PLAIN);
        approve(owner, asked, Consent.PLAIN);
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.QUEUED);
        return asked;
    }

    private void assertEndedWithoutRunning(InvocationView asked, String code) {
        assertThat(dispatched.heard()).isEmpty();
        assertThat(now(asked).status()).isIn(List.of(InvocationStatus.FAILED, InvocationStatus.REJECTED));
        assertThat(Objects.requireNonNull(now(asked).error()).code()).isEqualTo(code);
    }

    private void pause() {
        in(room -> room.service.workspaces.pause(owner, people.workspace.value(), "the cluster is being moved"));
    }

    private void resume() {
        in(room -> room.service.workspaces.resume(owner, people.workspace.value(), null));
    }

    private void claim() {
        in(room -> room.claims.claim(dispatcher, 32));
    }
}
