package org.xerotier.router.link;

import static org.xerotier.router.link.LinkError.LINK_DIGEST_MISTYPED;
import static org.xerotier.router.link.LinkError.LINK_NOT_FOUND;
import static org.xerotier.router.link.LinkError.LINK_OVER;
import static org.xerotier.router.link.LinkError.LINK_VOID;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Secret;

/** The door of this room: inviting, and deciding by invitation. */
@Stateless
public class LinkService {

    private static final int TAIL = 4;

    @Inject
    LinkRepository links;

    @Inject
    LinkAuthority authority;

    @Inject
    ApprovalService approvals;

    @Inject
    ApprovalQueries requests;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Invites one reviewer to one question; the answer is the only place where the secrets ever appear. */
    public MintedLink create(Actor inviter, ApprovalId id, InviteReviewer whom) {
        ApprovalView about = requests.get(inviter, id);
        authority.requireInviter(inviter, about);
        Secret token = LinkSecret.token(random);
        Secret code = LinkSecret.code(random);
        ApprovalLink link = new ApprovalLink(
                ids.next(IdPrefix.LINK),
                inviter,
                about,
                whom,
                new ApprovalLink.Hashes(LinkSecret.hash(token), LinkSecret.hash(token, code)),
                clock.instant());
        authority.requireUseful(link, about);
        links.add(link);
        audit.record(inviter, entry("link.created", link).with("reviewer", whom.email()));
        return new MintedLink(link.view(), token, code);
    }

    /** The links of a request, newest first. */
    public List<LinkView> list(Actor actor, ApprovalId approval) {
        requests.get(actor, approval);
        return links.list(actor.requireProject(), approval).stream()
                .map(ApprovalLink::view)
                .toList();
    }

    public LinkView revoke(Actor actor, ApprovalId approval, String id) {
        ApprovalLink link = links.lock(actor.requireProject(), id)
                .filter(found -> found.approval().equals(approval))
                .orElseThrow(LinkService::notFound);
        link.end(LinkStatus.REVOKED, clock.instant());
        audit.record(actor, entry("link.revoked", link));
        return link.view();
    }

    /** What the link is for. Reads, and nothing else, however often and by whomever it is called. */
    public OpenedLink open(Secret token, RequestContext context) {
        ApprovalLink link = links.findByToken(hash(token)).orElseThrow(LinkService::notFound);
        requireOpen(link);
        Actor reviewer = link.reviewer(context);
        ApprovalView about = requests.get(reviewer, link.approval());
        boolean isCurrent = about.digest().equals(link.digest()) && about.expiresAt() != null;
        return new OpenedLink(
                reviewer, link.approval(), link.reviewerName(), link.digest(), isCurrent, link.expiresAt());
    }

    /** The one act a link is for; link and word are used up and given in one transaction, or neither. */
    public LinkDecision decide(DecideByLink decision, RequestContext context) {
        ApprovalLink link = links.lockByToken(hash(decision.token())).orElseThrow(LinkService::notFound);
        requireOpen(link);
        Actor reviewer = link.reviewer(context);
        Instant now = clock.instant();
        if (!link.isConfirmedBy(decision.token(), LinkSecret.typed(decision.code()))) {
            int left = link.refuseCode(now);
            audit.record(
                    reviewer,
                    entry(left == 0 ? "link.locked" : "link.code_refused", link)
                            .outcome(AuditOutcome.REFUSED)
                            .with("tries_left", left));
            return new LinkDecision(null, left);
        }
        requireTyped(link, decision.digestTail());
        if (!requests.get(reviewer, link.approval()).digest().equals(link.digest())) {
            throw LINK_VOID.because(
                    "The arguments were edited since you were invited, so this link is void. Ask for a new one.");
        }
        if (!links.consume(link, link.digest(), now)) {
            throw over();
        }
        audit.record(reviewer, entry("link.used", link).with("decision", decision.isApproval() ? "approve" : "reject"));
        return new LinkDecision(vote(reviewer, link, decision), ApprovalLink.MAX_WRONG_CODES);
    }

    private ApprovalView vote(Actor reviewer, ApprovalLink link, DecideByLink decision) {
        if (decision.isApproval()) {
            Consent consent =
                    new Consent(decision.reason(), decision.confirm(), link.digest(), null, decision.renderHash());
            return approvals.approve(reviewer, link.approval(), consent);
        }
        String reason = decision.reason();
        if (reason == null || reason.isBlank()) {
            throw KernelError.INVALID_BODY.because("Say why you refuse; the requester reads it.", "reason");
        }
        return approvals.reject(reviewer, link.approval(), reason, decision.renderHash());
    }

    private void requireOpen(ApprovalLink link) {
        if (!link.isOpenAt(clock.instant())) {
            throw over();
        }
    }

    /** Scripts of mail scanners press buttons; they do not read digests off a page. */
    private static void requireTyped(ApprovalLink link, String tail) {
        String end = link.digest().substring(link.digest().length() - TAIL);
        if (!end.equals(tail.strip().toLowerCase(Locale.ROOT))) {
            throw LINK_DIGEST_MISTYPED.because(
                    "Type the last four digits of the digest as the sheet shows them.", "digest_tail");
        }
    }

    private static String hash(Secret token) {
        if (!LinkSecret.isToken(token.reveal())) {
            throw notFound();
        }
        return LinkSecret.hash(token);
    }

    private static AuditEntry entry(String action, ApprovalLink link) {
        return AuditEntry.of(action, "link", link.id()).about(link.approval()).with("digest", link.digest());
    }

    private static RuntimeException over() {
        return LINK_OVER.because(
                "This link was used, revoked or locked, or its time is over. Ask whoever sent it for a new one.");
    }

    private static RuntimeException notFound() {
        return LINK_NOT_FOUND.because("There is no such link. Open it exactly as it was sent to you.");
    }
}
