package org.xerotier.router.enrollment;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.security.RouterKeys;

/** The door for people who invite agents. */
@Stateless
public class JoinKeyService {

    /** Longer than the clocks of routers are apart: what is written down as expired stays so for all of them. */
    private static final Duration SURELY_OVER = Duration.ofHours(1);

    @Inject
    JoinKeyRepository joinKeys;

    @Inject
    JoinKeyTokens tokens;

    @Inject
    Invitations invitations;

    @Inject
    RouterKeys keys;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Makes a join key. It is shown in the answer and never again. */
    public MintedJoinKey mint(Actor actor, MintJoinKey wanted) {
        Invitation invitation = invitations.complete(wanted);
        JoinKeyId id = JoinKeyId.next(ids);
        String token =
                tokens.sign(id, actor.requireProject(), invitation, keys.curve().publicKey());
        Instant now = clock.instant();
        JoinKey key = new JoinKey(id, actor, invitation, Sha256.hex(token), now);
        joinKeys.add(key);
        audit.record(
                actor,
                AuditEntry.of("join_key.created", "join_key", id.value())
                        .with("name", invitation.name())
                        .with("role", invitation.role().wireName())
                        .with("region", invitation.region().value())
                        .with("life_seconds", invitation.life().toSeconds()));
        return new MintedJoinKey(key.view(now), new Secret(token));
    }

    /** The join keys of the actor's project, newest first. */
    public Page<JoinKeyView> list(Actor actor, PageRequest page) {
        Instant now = clock.instant();
        return Page.cut(
                joinKeys.list(actor.requireProject(), page).stream()
                        .map(key -> key.view(now))
                        .toList(),
                page,
                key -> key.id().value());
    }

    public JoinKeyView get(Actor actor, String id) {
        return joinKeys.find(actor.requireProject(), parse(id))
                .orElseThrow(JoinKeyService::notFound)
                .view(clock.instant());
    }

    /** Takes an unused key back. Agents that are enrolled already are not touched. */
    public JoinKeyView revoke(Actor actor, String id) {
        JoinKey key = joinKeys.lock(actor.requireProject(), parse(id)).orElseThrow(JoinKeyService::notFound);
        Instant now = clock.instant();
        if (key.state() != JoinKeyState.REVOKED) {
            key.revoke(now);
            audit.record(
                    actor,
                    AuditEntry.of("join_key.revoked", "join_key", key.id().value())
                            .with("name", key.name()));
        }
        return key.view(now);
    }

    /** Writes down that the time of unused keys is over. They are shown as expired, and refused, from that time on. */
    public void expireDue() {
        joinKeys.expire(SURELY_OVER);
    }

    private static JoinKeyId parse(String id) {
        if (!JoinKeyId.matches(id)) {
            throw notFound();
        }
        return new JoinKeyId(id);
    }

    private static RouterException notFound() {
        return EnrollmentError.JOIN_KEY_NOT_FOUND.because(
                "There is no such join key in this project; `xeroctl agents join-keys list` shows those there are.");
    }
}
