package org.xerotier.router.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.StandingConsent;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InTransaction;

/**
 * Lets a call pass that a grant covers, and takes a use for it, within the call's own transaction. Anything that changed
 * since the grant was given (policy, people, the caller's credential) makes the call ask a person instead.
 */
@ApplicationScoped
@InTransaction
class GrantConsent implements StandingConsent {

    @Inject
    GrantRepository grants;

    @Inject
    GrantAuthority authority;

    @Inject
    GrantSeal seal;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Override
    public Optional<GrantId> covers(Actor requester, Call call) {
        if (call.effective() == RiskLevel.IRREVERSIBLE || !isCaller(requester)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        for (ApprovalGrant grant : grants.inForce(requester.requireProject(), requester.id(), call, now)) {
            if (grant.granteePrincipal().equals(requester.principal()) && holdsFor(grant, call)) {
                OptionalInt left = grants.take(grant.project(), grant.id(), now);
                if (left.isPresent()) {
                    record(requester, grant, call, left.getAsInt(), now);
                    return Optional.of(grant.id());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean stillHolds(Actor system, GrantId id, Call call) {
        return grants.find(system.requireProject(), id)
                .filter(grant -> grant.status() == GrantStatus.ACTIVE)
                .filter(grant -> grants.isUsedBy(grant.project(), id, call.invocation()))
                .filter(grant -> holdsFor(grant, call))
                .isPresent();
    }

    private boolean holdsFor(ApprovalGrant grant, Call call) {
        return grant.tool().equals(call.tool())
                && grant.workspace().equals(call.workspace().value())
                && call.effective().compareTo(grant.highestRisk()) <= 0
                && seal.open(grant).covers(call.arguments())
                && authority.isStillInForce(grant)
                && authority.isEnough(grant, grants.voices(grant));
    }

    private void record(Actor requester, ApprovalGrant grant, Call call, int left, Instant now) {
        grants.add(new GrantUse(grant.project(), grant.id(), call.invocation(), left, now));
        audit.record(
                requester,
                AuditEntry.of("grant.used", "grant", grant.id().value())
                        .about(call.invocation())
                        .about(grant.approval())
                        .with("tool", call.tool())
                        .with("risk", call.effective().wireName())
                        .with("uses_left", left));
    }

    private static boolean isCaller(Actor requester) {
        return requester.kind() == ActorKind.API_KEY || requester.kind() == ActorKind.USER;
    }
}
