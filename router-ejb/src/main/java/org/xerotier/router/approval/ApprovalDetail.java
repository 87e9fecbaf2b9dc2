package org.xerotier.router.approval;

import java.util.List;

/** A request with its stages, the words given, and every version of what was asked. */
public record ApprovalDetail(
        ApprovalView approval, List<StageView> stages, List<VoteView> votes, List<RoundView> rounds) {

    public ApprovalDetail {
        stages = List.copyOf(stages);
        votes = List.copyOf(votes);
        rounds = List.copyOf(rounds);
    }
}
