package org.xerotier.router.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RotationId;

/** An agent's change of its CURVE key. Changed only under the agent's row lock. */
@Entity
@Table(name = "curve_rotations")
class CurveRotation {

    /** An agent that has not answered by then is not reached; whoever asked looks again. */
    static final Duration ANSWERED_WITHIN = Duration.ofDays(1);

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "agent_id")
    private String agentId;

    private String state;

    @Column(name = "old_key")
    private String oldKey;

    @Column(name = "new_key")
    private @Nullable String newKey;

    private String reason;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_by_name")
    private String askedByName;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "admitted_at")
    private @Nullable Instant admittedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version
    private int version;

    protected CurveRotation() {}

    CurveRotation(RotationId id, Agent agent, Actor by, String reason, Instant now) {
        this.id = id.value();
        projectId = agent.project().value();
        agentId = agent.id().value();
        state = RotationState.ASKED.wireName();
        oldKey = agent.curvePublicKey();
        this.reason = reason;
        askedAt = now;
        askedBy = by.id();
        askedByName = by.name();
        expiresAt = now.plus(ANSWERED_WITHIN);
    }

    /** The agent signed for this key. */
    void admit(String key, Instant now) {
        become(RotationState.ADMITTED);
        newKey = key;
        admittedAt = now;
    }

    void end(RotationState how, Instant now) {
        become(how);
        endedAt = now;
    }

    private void become(RotationState next) {
        if (!state().next().contains(next)) {
            throw new IllegalStateException("rotation %s: %s cannot become %s".formatted(id, state(), next));
        }
        state = next.wireName();
    }

    RotationState state() {
        return RotationState.ofWireName(state);
    }

    boolean isOpen() {
        return state() == RotationState.ASKED || state() == RotationState.ADMITTED;
    }

    boolean isOverdue(Instant now) {
        return state() == RotationState.ASKED && !expiresAt.isAfter(now);
    }

    RotationId id() {
        return new RotationId(id);
    }

    AgentId agent() {
        return new AgentId(agentId);
    }

    String oldKey() {
        return oldKey;
    }

    @Nullable
    String newKey() {
        return newKey;
    }

    RotationView view() {
        return new RotationView(id(), agent(), state(), reason, askedByName, askedAt, expiresAt, admittedAt, endedAt);
    }
}
