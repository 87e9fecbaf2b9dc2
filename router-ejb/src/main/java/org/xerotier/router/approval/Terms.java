package org.xerotier.router.approval;

import java.util.List;
import org.xerotier.router.policy.LevelPolicy;
import org.xerotier.router.policy.OnTimeout;
import org.xerotier.router.policy.Stage;

/**
 * What the policy says about one question.
 *
 * @param stages who is asked and for how long, in order; never empty
 * @param escalates whether a clock that runs out opens the next stage; if not, it ends the request
 * @param requesterMayApprove the exception a policy names
 */
record Terms(List<Stage> stages, boolean escalates, boolean requesterMayApprove) {

    Terms {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a question without anybody to ask");
        }
    }

    static Terms of(LevelPolicy level) {
        return new Terms(level.stages(), level.onTimeout() == OnTimeout.ESCALATE, level.requesterMayApprove());
    }

    /** A chain can have become shorter under the request's feet only by a fault; then the last stage is asked. */
    Stage stage(int number) {
        return stages.get(Math.min(number, stages.size() - 1));
    }

    boolean hasStageAfter(int number) {
        return number + 1 < stages.size();
    }
}
