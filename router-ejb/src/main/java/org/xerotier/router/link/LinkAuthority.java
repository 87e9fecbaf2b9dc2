package org.xerotier.router.link;

import static org.xerotier.router.link.LinkError.LINK_NOT_PERMITTED;
import static org.xerotier.router.link.LinkError.LINK_VOID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.RequesterQueries;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.Stage;

/** Who may invite, and whether it would help. */
@ApplicationScoped
class LinkAuthority {

    @Inject
    PeopleQueries people;

    @Inject
    PolicyQueries policies;

    @Inject
    RequesterQueries requesters;

    void requireInviter(Actor actor, ApprovalView about) {
        boolean isPerson = actor.kind() == ActorKind.API_KEY || actor.kind() == ActorKind.USER;
        boolean isOwner = isPerson
                && actor.has(Scope.APPROVE)
                && people.standing(actor.requireProject(), actor.principal())
                        .filter(person -> person.roles().contains(ProjectRole.OWNER))
                        .isPresent();
        if (!isOwner) {
            throw LINK_NOT_PERMITTED.because(
                    "Only an owner of the project invites a reviewer, with the scope 'approve'.");
        }
        String requester = requesters.principal(actor.requireProject(), new ApprovalId(about.id()));
        if (requester.equals(actor.principal())) {
            throw LINK_NOT_PERMITTED.because(
                    "The requester may not invite a reviewer of their own request. Ask another owner.");
        }
        if (about.status() != ApprovalStatus.PENDING) {
            throw LINK_VOID.because("Approval %s is %s; there is nothing to decide."
                    .formatted(about.id(), about.status().wireName()));
        }
    }

    /** A reviewer stands for lent authority; where the policy asks for none from here on, their word would not count. */
    void requireUseful(ApprovalLink link, ApprovalView about) {
        List<Stage> stages = policies.version(link.project(), new PolicyId(about.policyId()))
                .document()
                .level(about.risk())
                .stages();
        boolean counts = stages.stream()
                .skip(Math.min(about.stage(), stages.size() - 1))
                .anyMatch(stage -> stage.approvers().concerns(link.standing()));
        if (!counts) {
            throw LINK_NOT_PERMITTED.because(
                    "The policy of this request asks for nobody with delegated authority at this risk, so a reviewer's word would not count.");
        }
    }
}
