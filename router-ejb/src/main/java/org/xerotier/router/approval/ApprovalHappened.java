package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/**
 * Something happened to an approval request; told inside the acting transaction, so that what is sent on because of it
 * commits with it.
 *
 * @param stage of the escalation chain at that moment, counted from 0
 * @param channels whom the policy names for this stage: {@code webhook}, {@code webhook:<id>} or {@code mail:<address>}
 * @param data what may be told outside: ids, tool, risk, digest, clocks; never arguments
 */
public record ApprovalHappened(
        Actor by,
        ApprovalHappening what,
        ProjectId project,
        ApprovalId approval,
        InvocationId invocation,
        int stage,
        List<String> channels,
        ObjectNode data) {}
