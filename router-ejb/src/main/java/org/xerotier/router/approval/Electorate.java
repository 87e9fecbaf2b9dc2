package org.xerotier.router.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.Standing;

/**
 * Whose word may count on a request. Everybody is asked for anew at each decision, so that a standing lost in between is
 * felt; within one decision the answers stay the same.
 */
@ApplicationScoped
class Electorate {

    @Inject
    PeopleQueries people;

    @Inject
    Instance<ReviewerStandings> reviewers;

    /** For a decision by this actor, given the words on record. */
    Standings of(ApprovalRequest request, List<ApprovalVote> votes, Actor voter) {
        Set<String> invited = invited(votes);
        if (voter.kind() == ActorKind.REVIEWER) {
            invited.add(voter.principal());
        }
        return answers(request, invited);
    }

    /** For judging words on record. */
    Standings of(ApprovalRequest request, List<ApprovalVote> votes) {
        return answers(request, invited(votes));
    }

    private Standings answers(ApprovalRequest request, Set<String> invited) {
        Map<String, Optional<Standing>> known = new HashMap<>();
        return principal -> known.computeIfAbsent(
                principal,
                who -> invited.contains(who) ? reviewer(request, who) : people.standing(request.project(), who));
    }

    Optional<Standing> reviewer(ApprovalRequest request, String principal) {
        return reviewers.isResolvable()
                ? reviewers.get().standing(request.project(), request.id(), principal)
                : Optional.empty();
    }

    private static Set<String> invited(List<ApprovalVote> votes) {
        return votes.stream()
                .filter(ApprovalVote::isReviewers)
                .map(ApprovalVote::principal)
                .collect(Collectors.toSet());
    }
}
