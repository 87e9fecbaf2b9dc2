package org.xerotier.router.grant;

import static org.xerotier.router.grant.GrantError.GRANT_NOT_PERMITTED;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalDetail;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.approval.RequesterQueries;
import org.xerotier.router.approval.RoundView;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Scope;

/** The door of this room: giving, asking for and taking back standing consent. */
@Stateless
public class GrantService {

    @Inject
    GrantRepository grants;

    @Inject
    GrantDesk desk;

    @Inject
    GrantSeal seal;

    @Inject
    ApprovalService approvals;

    @Inject
    ApprovalQueries requests;

    @Inject
    RequesterQueries requesters;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Consents and gives a grant with it; both or neither. */
    public ApprovalView approve(Actor actor, ApprovalId id, Consent consent, GiveGrant wanted) {
        ApprovalView after = approvals.approve(actor, id, consent);
        give(actor, id, wanted);
        return after;
    }

    /** Gives a grant with a request, or agrees to one given in the same words. */
    public GrantView give(Actor actor, ApprovalId id, GiveGrant wanted) {
        ApprovalDetail detail = requests.detail(actor, id);
        List<RoundView> rounds = detail.rounds();
        JsonNode arguments = rounds.get(rounds.size() - 1).arguments();
        String principal = requesters.principal(actor.requireProject(), id);
        ApprovalGrant grant =
                desk.give(actor, new ApprovalGrant.Asked(detail.approval(), principal), arguments, wanted);
        return view(grant);
    }

    /** Notes the widest grant a requester would like with a call; for the transaction that creates the call. */
    public void wish(Actor requester, InvocationId invocation, JsonNode arguments, GiveGrant wanted) {
        GrantTerms terms = GrantDesk.terms(wanted, arguments, RiskLevel.DESTRUCTIVE);
        if (!terms.pattern().covers(arguments)) {
            throw GrantError.GRANT_PATTERN_INVALID.because(
                    "The grant asked for does not cover the call itself.", "grant");
        }
        byte[] sealed =
                seal.seal("approval_grant_wishes", requester.requireProject(), invocation.value(), terms.pattern());
        grants.add(new GrantWish(
                requester.requireProject(), invocation, sealed, terms.uses(), terms.ttl(), clock.instant()));
    }

    /** Takes a grant back; calls that were admitted by it and have not left yet do not leave. */
    public GrantView revoke(Actor actor, GrantId id, @Nullable String reason) {
        boolean isPerson = actor.kind() == ActorKind.API_KEY || actor.kind() == ActorKind.USER;
        if (!isPerson || !actor.has(Scope.APPROVE) && !actor.has(Scope.MANAGEMENT)) {
            throw GRANT_NOT_PERMITTED.because("Revoking a grant needs the scope 'approve' or 'management'.");
        }
        ApprovalGrant grant = grants.lock(actor.requireProject(), id).orElseThrow(() -> GrantQueries.notFound(id));
        grant.end(GrantStatus.REVOKED, actor, reason, clock.instant());
        audit.record(actor, GrantDesk.entry("grant.revoked", grant).with("reason", reason));
        return view(grant);
    }

    private GrantView view(ApprovalGrant grant) {
        return grant.view(seal.open(grant).document(), grants.voices(grant), clock.instant());
    }
}
