package org.xerotier.router.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.Standing;
import org.xerotier.router.policy.ApproverRule;
import org.xerotier.router.policy.LevelPolicy;
import org.xerotier.router.policy.PolicyQueries;

/** Whose agreement makes a grant, asked for anew each time it matters. */
@ApplicationScoped
class GrantAuthority {

    @Inject
    PeopleQueries people;

    @Inject
    PolicyQueries policies;

    Optional<Standing> standing(ProjectId project, String principal) {
        return people.standing(project, principal);
    }

    LevelPolicy level(ProjectId project, PolicyId policy, RiskLevel risk) {
        return policies.version(project, policy).document().level(risk);
    }

    /** Whether those who agreed are, as they stand now, enough for a consent of this kind. */
    boolean isEnough(ApprovalGrant grant, List<GrantVoice> voices) {
        List<Standing> standings = voices.stream()
                .map(voice -> standing(grant.project(), voice.principal()))
                .flatMap(Optional::stream)
                .toList();
        return rule(grant).isSatisfiedBy(standings);
    }

    boolean isStillInForce(ApprovalGrant grant) {
        return policies.effective(grant.project(), new WorkspaceId(grant.workspace()))
                .id()
                .equals(grant.policy());
    }

    private ApproverRule rule(ApprovalGrant grant) {
        LevelPolicy level = level(grant.project(), grant.policy(), grant.askedRisk());
        return level.stages()
                .get(Math.min(grant.stage(), level.stages().size() - 1))
                .approvers();
    }
}
