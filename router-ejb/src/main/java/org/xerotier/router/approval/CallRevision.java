package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.policy.PolicyVersion;

/**
 * What this room needs of whoever keeps the calls, when an approver edits arguments. The call's row is changed in the same
 * transaction; a refusal leaves it as it was.
 */
public interface CallRevision {

    /**
     * Lets every gate judge the new arguments: schema, workspace scope, risk and the policy in force.
     *
     * @param atLeast the risk the request has already; an edit never lowers it
     * @param pinned the policy version of the present round; holds on where the one in force would not ask
     * @param round the new one
     */
    Revised revise(
            Actor editor,
            InvocationId invocation,
            JsonNode arguments,
            RiskLevel atLeast,
            PolicyVersion pinned,
            int round);

    /** The call as it is asked for now. */
    record Revised(
            Bytes arguments,
            String argumentsDigest,
            String digest,
            PolicyVersion policy,
            RiskLevel declared,
            RiskLevel effective) {}
}
