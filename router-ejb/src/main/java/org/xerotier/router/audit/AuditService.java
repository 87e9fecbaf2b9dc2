package org.xerotier.router.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;

/** Reads the log of the actor's project, newest first. */
@Stateless
public class AuditService {

    @Inject
    AuditRepository rows;

    public Page<AuditView> list(Actor actor, AuditFilter filter, PageRequest page) {
        return Page.cut(
                rows.list(actor.requireProject(), filter, page).stream()
                        .map(AuditRow::view)
                        .toList(),
                page,
                AuditView::id);
    }
}
