package org.xerotier.router.grant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.approval.RefusedAttemptService;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.RouterException;

/** Consent with a grant as people give it: in one transaction, and a refused attempt leaves an audit row. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GrantDecisionService {

    @Inject
    GrantService grants;

    @Inject
    RefusedAttemptService refused;

    public ApprovalView approve(Actor actor, ApprovalId id, Consent consent, GiveGrant wanted) {
        try {
            return grants.approve(actor, id, consent, wanted);
        } catch (RouterException refusal) {
            refused.record(actor, id, "approve", refusal.code().code());
            throw refusal;
        }
    }
}
