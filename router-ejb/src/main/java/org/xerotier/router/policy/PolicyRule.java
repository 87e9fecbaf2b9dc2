package org.xerotier.router.policy;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * Raises the risk of certain calls. There is no rule that lowers.
 *
 * @param name for the judgement to say which rule it was
 * @param tool which tools it is about
 * @param declared only calls the manifest declares at this level; null for all below {@code raiseTo}
 * @param when only calls of which this holds; null for all
 * @param raiseTo has no effect on calls that are there already or higher
 */
record PolicyRule(
        String name,
        ToolPattern tool,
        @Nullable RiskLevel declared,
        @Nullable Condition when,
        RiskLevel raiseTo) {

    boolean isAbout(CallFacts call) {
        return raiseTo.compareTo(call.declared()) > 0
                && (declared == null || declared == call.declared())
                && tool.matches(call.tool());
    }

    Condition.Answer answer(CallVariables call) {
        return when == null ? Condition.Answer.YES : when.of(call);
    }
}
