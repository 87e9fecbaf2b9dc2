package org.xerotier.router.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;

/** Puts decisions that were refused on record, after their own transaction is gone. */
@Stateless
public class RefusedAttemptService {

    @Inject
    ApprovalRepository rows;

    @Inject
    AuditLog audit;

    /**
     * @param act approve, edit, reject or withdraw
     * @param code why it was refused
     */
    public void record(Actor actor, ApprovalId id, String act, String code) {
        rows.find(actor.requireProject(), id)
                .ifPresent(request -> audit.record(
                        actor,
                        AuditEntry.of("approval.decision_refused", "approval", id.value())
                                .outcome(AuditOutcome.REFUSED)
                                .about(id)
                                .about(request.invocation())
                                .with("act", act)
                                .with("code", code)
                                .with("digest", request.digest())
                                .with("status", request.status().wireName())));
    }
}
