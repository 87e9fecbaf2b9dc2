package org.xerotier.router.approval;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.RouterException;

/**
 * Decisions as people make them: each in a transaction of its own, and one that is refused leaves an audit row although
 * nothing else of it remains.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DecisionService {

    @Inject
    ApprovalService approvals;

    @Inject
    RefusedAttemptService refused;

    public ApprovalView approve(Actor actor, ApprovalId id, Consent consent) {
        return attempt(
                actor,
                id,
                consent.arguments() == null ? "approve" : "edit",
                () -> approvals.approve(actor, id, consent));
    }

    public ApprovalView reject(Actor actor, ApprovalId id, String reason) {
        return attempt(actor, id, "reject", () -> approvals.reject(actor, id, reason));
    }

    public ApprovalView withdraw(Actor actor, ApprovalId id, @Nullable String reason) {
        return attempt(actor, id, "withdraw", () -> approvals.withdraw(actor, id, reason));
    }

    private ApprovalView attempt(Actor actor, ApprovalId id, String act, Supplier<ApprovalView> decision) {
        try {
            return decision.get();
        } catch (RouterException refusal) {
            refused.record(actor, id, act, refusal.code().code());
            throw refusal;
        }
    }
}
