package org.xerotier.router.enrollment;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;

/**
 * Puts on record that a genuine join key was refused, in a transaction of its own, since the one that refused is undone.
 * A forged key leaves no row: anybody could fill the log with those.
 */
@Stateless
public class RefusalService {

    @Inject
    AuditLog audit;

    public void record(JoinKeyClaims key, String from, RouterException refusal, RequestContext request) {
        audit.record(
                Actor.system("enrollment", request).in(key.project()),
                AuditEntry.of("join_key.refused", "join_key", key.id().value())
                        .outcome(AuditOutcome.REFUSED)
                        .with("code", refusal.code().code())
                        .with("from", from));
    }
}
