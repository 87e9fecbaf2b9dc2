package org.xerotier.router.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.ProjectId;

/** Two keys that claim one name. Resolved once, by a person. */
@Entity
@Table(name = "agent_conflicts")
class AgentConflict {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "registration_name")
    private String registrationName;

    @Column(name = "holder_id")
    private String holderId;

    @Column(name = "challenger_id")
    private String challengerId;

    private String cause;

    @Column(name = "join_key_id")
    private @Nullable String joinKeyId;

    private @Nullable String source;

    @Column(name = "began_at")
    private Instant beganAt;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    @Column(name = "kept_id")
    private @Nullable String keptId;

    @Column(name = "resolved_by")
    private @Nullable String resolvedBy;

    @Column(name = "resolved_by_name")
    private @Nullable String resolvedByName;

    private @Nullable String reason;

    @Version
    private int version;

    protected AgentConflict() {}

    AgentConflict(ConflictId id, Agent holder, AgentId challenger, Challenge challenge, Instant now) {
        this.id = id.value();
        projectId = holder.project().value();
        registrationName = holder.registrationName().value();
        holderId = holder.id().value();
        challengerId = challenger.value();
        cause = challenge.cause().wireName();
        joinKeyId = challenge.joinKey();
        source = challenge.source();
        beganAt = now;
    }

    void resolve(AgentId kept, Actor by, String why, Instant now) {
        keptId = kept.value();
        resolvedAt = now;
        resolvedBy = by.id();
        resolvedByName = by.name();
        reason = why;
    }

    boolean isIn(ProjectId project) {
        return projectId.equals(project.value());
    }

    boolean isOpen() {
        return resolvedAt == null;
    }

    boolean isAbout(AgentId agent) {
        return agent.value().equals(holderId) || agent.value().equals(challengerId);
    }

    ConflictId id() {
        return new ConflictId(id);
    }

    AgentId holder() {
        return new AgentId(holderId);
    }

    AgentId challenger() {
        return new AgentId(challengerId);
    }

    AgentId other(AgentId one) {
        return one.equals(holder()) ? challenger() : holder();
    }

    ConflictView view() {
        return new ConflictView(
                id(),
                registrationName,
                holder(),
                challenger(),
                ConflictCause.ofWireName(cause),
                joinKeyId,
                source,
                beganAt,
                reason);
    }

    /**
     * What makes a conflict of a meeting.
     *
     * @param joinKey used up by it; null for a hello
     * @param source address it came from, as far as known
     */
    record Challenge(
            ConflictCause cause,
            @Nullable String joinKey,
            @Nullable String source) {}
}
