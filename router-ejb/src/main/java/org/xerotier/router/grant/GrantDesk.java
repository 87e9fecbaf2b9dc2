package org.xerotier.router.grant;

import static org.xerotier.router.grant.GrantError.GRANT_NOT_OPEN;
import static org.xerotier.router.grant.GrantError.GRANT_NOT_PERMITTED;
import static org.xerotier.router.grant.GrantError.GRANT_TOO_WIDE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.Standing;
import org.xerotier.router.policy.LevelPolicy;

/** Takes offers of grants, counts who agrees, and starts their clocks. */
@ApplicationScoped
@InTransaction
class GrantDesk {

    private static final Duration DEFAULT_TTL = Duration.ofHours(1);

    @Inject
    GrantRepository grants;

    @Inject
    GrantAuthority authority;

    @Inject
    GrantSeal seal;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Somebody offers a grant with a request, or agrees to the same one. */
    ApprovalGrant give(Actor actor, ApprovalGrant.Asked asked, JsonNode arguments, GiveGrant wanted) {
        ApprovalView request = asked.request();
        requireOpen(request);
        requireApprover(actor, asked);
        GrantTerms terms = terms(wanted, arguments, request.risk());
        requireNarrower(actor, request, arguments, terms);
        Instant now = clock.instant();
        ApprovalGrant grant = grants.lockSame(actor.requireProject(), new ApprovalId(request.id()), terms.digest())
                .orElseGet(() -> propose(actor, asked, terms, now));
        if (!grant.digest().equals(request.digest())) {
            throw GRANT_NOT_OPEN.because("The arguments were edited since this grant was proposed; propose another.");
        }
        List<GrantVoice> voices = grants.voices(grant);
        if (voices.stream().noneMatch(voice -> voice.principal().equals(actor.principal()))) {
            grants.add(new GrantVoice(grant, actor, now));
            audit.record(actor, entry("grant.agreed", grant));
        }
        if (request.status() == ApprovalStatus.APPROVED) {
            start(actor, grant);
        }
        return grant;
    }

    /** The request was decided. */
    void settle(Actor by, ApprovalView request) {
        if (by.project() == null) {
            return;
        }
        for (ApprovalGrant grant : grants.lockProposed(by.requireProject(), new ApprovalId(request.id()))) {
            if (request.status() == ApprovalStatus.APPROVED && grant.digest().equals(request.digest())) {
                start(by, grant);
            } else {
                grant.end(
                        GrantStatus.LAPSED,
                        by,
                        "The request ended as " + request.status().wireName(),
                        clock.instant());
                audit.record(by, entry("grant.lapsed", grant));
            }
        }
    }

    /** Its clock starts once everybody the policy asks agreed to it, which may be later than the approval, never before. */
    private void start(Actor by, ApprovalGrant grant) {
        if (grant.status() == GrantStatus.PROPOSED && authority.isEnough(grant, grants.voices(grant))) {
            grant.activate(clock.instant());
            audit.record(by, entry("grant.activated", grant));
        }
    }

    private ApprovalGrant propose(Actor actor, ApprovalGrant.Asked asked, GrantTerms terms, Instant now) {
        GrantId id = GrantId.next(ids);
        byte[] sealed = seal.seal("approval_grants", actor.requireProject(), id.value(), terms.pattern());
        ApprovalGrant grant = new ApprovalGrant(id, actor.requireProject(), asked, terms, sealed, now);
        grants.add(grant);
        audit.record(
                actor,
                entry("grant.proposed", grant)
                        .with("terms_digest", terms.digest())
                        .with("uses", terms.uses())
                        .with("ttl_seconds", terms.ttl().toSeconds())
                        .with("highest_risk", terms.highestRisk().wireName()));
        return grant;
    }

    static AuditEntry entry(String action, ApprovalGrant grant) {
        return AuditEntry.of(action, "grant", grant.id().value())
                .about(grant.approval())
                .with("tool", grant.tool())
                .with("digest", grant.digest());
    }

    static GrantTerms terms(GiveGrant wanted, JsonNode arguments, RiskLevel asked) {
        JsonNode rules = wanted.arguments();
        Long ttl = wanted.ttlSeconds();
        Integer uses = wanted.uses();
        RiskLevel risk = wanted.highestRisk();
        return new GrantTerms(
                GrantPatternReader.read(rules == null ? JsonNodeFactory.instance.objectNode() : rules, arguments),
                uses == null ? 1 : uses,
                ttl == null ? DEFAULT_TTL : Duration.ofSeconds(Math.min(Math.max(ttl, 0), Integer.MAX_VALUE)),
                risk == null ? asked : risk);
    }

    private static void requireOpen(ApprovalView request) {
        if (request.status() != ApprovalStatus.PENDING && request.status() != ApprovalStatus.APPROVED) {
            throw GRANT_NOT_OPEN.because("Approval %s is %s; a grant is given with an approval only."
                    .formatted(request.id(), request.status().wireName()));
        }
        if (request.risk() == RiskLevel.IRREVERSIBLE) {
            throw GRANT_TOO_WIDE.because(
                    "An irreversible call is confirmed by hand each time; no grant covers it. Approve it without one.");
        }
    }

    private void requireApprover(Actor actor, ApprovalGrant.Asked asked) {
        boolean isPerson = actor.kind() == ActorKind.API_KEY || actor.kind() == ActorKind.USER;
        if (!isPerson || !actor.has(Scope.APPROVE)) {
            throw GRANT_NOT_PERMITTED.because("Giving a grant is for members, and needs the scope 'approve'.");
        }
        ApprovalView request = asked.request();
        LevelPolicy level = authority.level(actor.requireProject(), new PolicyId(request.policyId()), request.risk());
        if (actor.principal().equals(asked.principal()) && !level.requesterMayApprove()) {
            throw GRANT_NOT_PERMITTED.because(
                    "The requester may not give themselves a grant, under any of their keys.");
        }
        Optional<Standing> standing = authority.standing(actor.requireProject(), actor.principal());
        int stage = Math.min(request.stage(), level.stages().size() - 1);
        if (standing.isEmpty() || !level.stages().get(stage).approvers().concerns(standing.get())) {
            throw GRANT_NOT_PERMITTED.because(
                    "The policy does not ask you about this request, so you cannot give a grant with it.");
        }
    }

    /** Never wider than the call itself, or than what the requester asked for with it. */
    private void requireNarrower(Actor actor, ApprovalView request, JsonNode arguments, GrantTerms terms) {
        Optional<GrantWish> wish = grants.wish(actor.requireProject(), new InvocationId(request.invocationId()));
        GrantTerms bound = wish.map(
                        asked -> new GrantTerms(seal.open(asked), asked.uses(), asked.ttl(), request.risk()))
                .orElseGet(() -> new GrantTerms(
                        GrantPattern.exactly(arguments), GrantTerms.MAX_USES, GrantTerms.MAX_TTL, request.risk()));
        if (!terms.isWithin(bound)) {
            throw GRANT_TOO_WIDE.because(
                    wish.isPresent()
                            ? "The grant would cover more than the requester asked for; narrow its arguments, uses, time or risk."
                            : "The requester asked for this call alone, so a grant covers just these arguments. Leave the rules out, or have the call made again with the wish for a wider grant.",
                    "grant");
        }
        if (!terms.pattern().covers(arguments)) {
            throw GRANT_TOO_WIDE.because("The grant does not cover the very call it is given with.", "grant");
        }
    }
}
