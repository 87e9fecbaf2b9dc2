package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.policy.CallFacts;
import org.xerotier.router.policy.Judgement;
import org.xerotier.router.policy.PolicyEngine;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.workspace.WorkspaceView;

/** What the policy in force says of a call; asked when it is taken, when it is edited, and before it is given away. */
@ApplicationScoped
class Judging {

    @Inject
    PolicyQueries policies;

    /** A judgement and the version it was made by. */
    record Judged(PolicyVersion policy, Judgement judgement) {

        RiskLevel effective() {
            return judgement.effective();
        }

        boolean asks() {
            return judgement.asks();
        }
    }

    Judged now(
            ProjectId project,
            WorkspaceView workspace,
            String tool,
            RiskLevel declared,
            @Nullable AgentId target,
            JsonNode arguments) {
        PolicyVersion policy = policies.effective(project, workspace.id());
        CallFacts facts =
                new CallFacts(tool, declared, workspace.name(), target == null ? null : target.value(), arguments);
        return new Judged(policy, PolicyEngine.judge(policy.document(), facts));
    }
}
