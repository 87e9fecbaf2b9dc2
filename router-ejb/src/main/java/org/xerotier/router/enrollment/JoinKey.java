package org.xerotier.router.enrollment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.ProjectId;

/** An invitation to enrol one agent. The key itself is not kept, only its digest. */
@Entity
@Table(name = "join_keys")
class JoinKey {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    private String name;
    private String role;
    private String region;

    @Column(name = "mesh_address")
    private String meshAddress;

    @Column(name = "registration_name")
    private @Nullable String registrationName;

    private String state;

    @Column(name = "key_digest")
    private String keyDigest;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "consumed_at")
    private @Nullable Instant consumedAt;

    @Column(name = "consumed_by")
    private @Nullable String consumedBy;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private int version;

    protected JoinKey() {}

    JoinKey(JoinKeyId id, Actor by, Invitation invitation, String keyDigest, Instant now) {
        this.id = id.value();
        projectId = by.requireProject().value();
        name = invitation.name();
        role = invitation.role().wireName();
        region = invitation.region().value();
        meshAddress = invitation.meshAddress();
        registrationName = invitation.registrationName() == null
                ? null
                : invitation.registrationName().value();
        state = JoinKeyState.ACTIVE.wireName();
        this.keyDigest = keyDigest;
        createdAt = now;
        createdBy = by.id();
        createdByName = by.name();
        expiresAt = now.plus(invitation.life());
    }

    void revoke(Instant now) {
        if (!state().next().contains(JoinKeyState.REVOKED) || isPast(now)) {
            throw EnrollmentError.JOIN_KEY_NOT_ACTIVE.because(
                    "Join key %s is %s and can enrol nobody any more; there is nothing to revoke."
                            .formatted(name, shown(now).wireName()));
        }
        state = JoinKeyState.REVOKED.wireName();
        revokedAt = now;
    }

    boolean isPast(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean hasDigest(String digest) {
        return keyDigest.equals(digest);
    }

    JoinKeyState state() {
        return JoinKeyState.ofWireName(state);
    }

    /** What it is, even if nobody wrote down yet that its time is over. */
    private JoinKeyState shown(Instant now) {
        return state() == JoinKeyState.ACTIVE && isPast(now) ? JoinKeyState.EXPIRED : state();
    }

    JoinKeyId id() {
        return new JoinKeyId(id);
    }

    String name() {
        return name;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    @Nullable
    AgentId consumedBy() {
        return consumedBy == null ? null : new AgentId(consumedBy);
    }

    JoinKeyView view(Instant now) {
        return new JoinKeyView(
                id(),
                name,
                AgentRole.ofWireName(role).orElseThrow(),
                new Region(region),
                meshAddress,
                registrationName,
                shown(now),
                createdAt,
                createdBy,
                createdByName,
                expiresAt,
                consumedAt,
                consumedBy(),
                revokedAt);
    }
}
