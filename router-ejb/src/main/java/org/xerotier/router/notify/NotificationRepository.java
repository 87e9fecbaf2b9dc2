package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code notifications}. */
@ApplicationScoped
@InTransaction
class NotificationRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Whether it is new: a stage is told once through a channel. */
    boolean add(
            ProjectId project,
            String id,
            String event,
            ApprovalId approval,
            int round,
            int stage,
            PlannedNotification planned,
            Instant now) {
        return entities.createNativeQuery(
                                "insert into notifications (id, project_id, event_id, approval_id, round, stage,"
                                        + " channel, kind, state, attempts, due_at, created_at, version)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?, 0)"
                                        + " on conflict (approval_id, round, stage, channel, kind) do nothing")
                        .setParameter(1, id)
                        .setParameter(2, project.value())
                        .setParameter(3, event)
                        .setParameter(4, approval.value())
                        .setParameter(5, round)
                        .setParameter(6, stage)
                        .setParameter(7, planned.channel())
                        .setParameter(8, planned.kind().wireName())
                        .setParameter(9, planned.dueAt().atOffset(ZoneOffset.UTC))
                        .setParameter(10, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    Optional<Notification> lock(String id) {
        return Optional.ofNullable(entities.find(Notification.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Takes what no message stands for any more: never given to the broker although written down a while ago, or given to
     * it and overdue since.
     */
    @SuppressWarnings("unchecked")
    List<Notification> lockForgotten(Instant now, Instant neverQueuedSince, Instant overdueSince, int limit) {
        return entities.createNativeQuery(
                        "select * from notifications where state = 'pending'"
                                + " and (queued_at is null and created_at <= ? or due_at <= ? and queued_at <= ?)"
                                + " and (claimed_until is null or claimed_until <= ?)"
                                + " order by due_at limit ? for update skip locked",
                        Notification.class)
                .setParameter(1, neverQueuedSince.atOffset(ZoneOffset.UTC))
                .setParameter(2, overdueSince.atOffset(ZoneOffset.UTC))
                .setParameter(3, overdueSince.atOffset(ZoneOffset.UTC))
                .setParameter(4, now.atOffset(ZoneOffset.UTC))
                .setParameter(5, limit)
                .getResultList();
    }
}
