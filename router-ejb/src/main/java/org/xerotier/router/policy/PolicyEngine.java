package org.xerotier.router.policy;

import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * Judges a call by a policy. Pure: the same document and the same facts give the same judgement, so it can be taken
 * again at the moment of dispatch.
 */
public final class PolicyEngine {

    private PolicyEngine() {}

    /** What the policy says of the call. A rule that cannot be evaluated raises as if it held. */
    public static Judgement judge(PolicyDocument policy, CallFacts call) {
        RiskLevel effective = call.declared();
        List<String> raisedBy = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        CallVariables variables = new CallVariables(call);
        for (PolicyRule rule : policy.byTool().about(call)) {
            if (rule.raiseTo().compareTo(effective) < 0) {
                break;
            }
            Condition.Answer answer = rule.answer(variables);
            if (answer != Condition.Answer.NO) {
                effective = rule.raiseTo();
                raisedBy.add(rule.name());
            }
            if (answer == Condition.Answer.FAILED) {
                failed.add(rule.name());
            }
        }
        LevelPolicy level = policy.level(effective);
        return new Judgement(call.declared(), effective, raisedBy, failed, level.requiresApproval(), level);
    }
}
