package org.xerotier.router.grant;

import static org.xerotier.router.grant.GrantError.GRANT_NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;

/** The readers' door. */
@Stateless
public class GrantQueries {

    private static final int USES_SHOWN = 100;

    @Inject
    GrantRepository grants;

    @Inject
    GrantSeal seal;

    @Inject
    Clock clock;

    public GrantView get(Actor actor, GrantId id) {
        return view(find(actor, id));
    }

    /** The newest uses of a grant. */
    public List<GrantUseView> uses(Actor actor, GrantId id) {
        return grants.uses(find(actor, id), USES_SHOWN).stream()
                .map(GrantUse::view)
                .toList();
    }

    /** Newest first. */
    public Page<GrantView> list(Actor actor, GrantFilter filter, PageRequest page) {
        return Page.cut(
                grants.list(actor.requireProject(), filter, page).stream()
                        .map(this::view)
                        .toList(),
                page,
                GrantView::id);
    }

    private ApprovalGrant find(Actor actor, GrantId id) {
        return grants.find(actor.requireProject(), id).orElseThrow(() -> notFound(id));
    }

    private GrantView view(ApprovalGrant grant) {
        return grant.view(seal.open(grant).document(), grants.voices(grant), clock.instant());
    }

    static RuntimeException notFound(GrantId id) {
        return GRANT_NOT_FOUND.because(
                "There is no grant %s in this project. `xeroctl grants list` shows them.".formatted(id));
    }
}
