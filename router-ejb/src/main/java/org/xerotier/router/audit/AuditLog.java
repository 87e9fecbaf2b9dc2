package org.xerotier.router.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InTransaction;

/**
 * Writes the log. Works only inside the acting transaction: both commit, or neither does. Costs one insert, which
 * travels in the same batch as the act's own.
 */
@ApplicationScoped
@InTransaction
public class AuditLog {

    @Inject
    AuditRepository rows;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    public void record(Actor actor, AuditEntry entry) {
        rows.append(new AuditRow(ids.next(IdPrefix.AUDIT), clock.instant(), actor, entry));
    }
}
