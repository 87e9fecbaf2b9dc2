package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.DeadLetterId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.WebhookId;

/** The transactions of a notification: taken for the broker, begun once however often it is asked for, and settled. */
@Stateless
public class NotificationService {

    private static final String ANY_WEBHOOK = "webhook";
    private static final String ONE_WEBHOOK = "webhook:";
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration NEVER_QUEUED_FOR = Duration.ofSeconds(5);
    private static final Duration OVERDUE_FOR = Duration.ofSeconds(60);

    @Inject
    NotificationRepository notifications;

    @Inject
    DeadLetterRepository letters;

    @Inject
    OutboxRepository events;

    @Inject
    WebhookRepository webhooks;

    @Inject
    Outbox outbox;

    @Inject
    ApprovalQueries approvals;

    @Inject
    NoticeConfig config;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Marks one as given to the broker; how long the broker shall hold it back, or empty if nothing is left to tell. */
    public Optional<Duration> queue(String id) {
        return notifications.lock(id).filter(Notification::isPending).map(one -> one.queue(clock.instant()));
    }

    /** Those no message stands for any more. */
    public List<String> forgotten(int limit) {
        Instant now = clock.instant();
        return notifications.lockForgotten(now, now.minus(NEVER_QUEUED_FOR), now.minus(OVERDUE_FOR), limit).stream()
                .map(Notification::id)
                .toList();
    }

    /**
     * Does what a transaction can do: a webhook's delivery is a row, so the whole of it. What must be sent by mail is
     * claimed and handed back, to be sent outside. Empty if there is nothing to do any more, or somebody else is at it.
     */
    public Optional<MailOrder> begin(String id) {
        Instant now = clock.instant();
        Optional<Notification> ready = notifications.lock(id).filter(one -> one.isReady(now));
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Notification one = ready.get();
        String channel = one.channel();
        if (channel.equals(ANY_WEBHOOK)) {
            toAll(one, now);
        } else if (channel.startsWith(ONE_WEBHOOK)) {
            toOne(one, channel.substring(ONE_WEBHOOK.length()), now);
        } else if (MailAddress.isChannel(channel)) {
            return byMail(one, now);
        } else {
            hopeless(one, "The policy names the channel \"" + channel + "\", which is none this router knows.", now);
        }
        return Optional.empty();
    }

    public void done(String id, String outcome) {
        notifications.lock(id).filter(Notification::isPending).ifPresent(one -> one.done(outcome, clock.instant()));
    }

    /** Takes a failure; how long to wait for the next attempt, or empty if it was the last. */
    public Optional<Duration> failed(String id, String error, boolean isHopeless) {
        Instant now = clock.instant();
        Optional<Notification> pending = notifications.lock(id).filter(Notification::isPending);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Notification one = pending.get();
        one.fail(error, now);
        if (isHopeless || one.attempts() >= config.attempts()) {
            bury(one, error, now);
            return Optional.empty();
        }
        Duration wait = new Backoff(config.firstRetry(), NoticeConfig.LONGEST_RETRY, random).after(one.attempts());
        one.again(now.plus(wait));
        one.queue(now);
        return Optional.of(wait);
    }

    private void toAll(Notification one, Instant now) {
        OutboxEvent event = event(one);
        List<WebhookId> wanting = webhooks.wanting(one.project(), event.type()).stream()
                .map(Webhook::id)
                .toList();
        outbox.address(one.project(), event.id(), event.type(), wanting);
        one.done("told " + wanting.size() + " webhooks", now);
    }

    private void toOne(Notification one, String name, Instant now) {
        Optional<Webhook> webhook = WebhookId.matches(name)
                ? webhooks.find(one.project(), new WebhookId(name)).filter(Webhook::isActive)
                : Optional.empty();
        if (webhook.isEmpty()) {
            hopeless(one, "The policy names the webhook \"" + name + "\", which is not there or switched off.", now);
            return;
        }
        OutboxEvent event = event(one);
        outbox.address(
                one.project(), event.id(), event.type(), List.of(webhook.get().id()));
        one.done("told " + name, now);
    }

    private Optional<MailOrder> byMail(Notification one, Instant now) {
        if (!isStillAsked(one)) {
            one.done("overtaken by a decision", now);
            return Optional.empty();
        }
        MailAddress address;
        try {
            address = MailAddress.ofChannel(one.channel());
        } catch (IllegalArgumentException e) {
            hopeless(one, "The policy names a channel that is no mail address: " + e.getMessage(), now);
            return Optional.empty();
        }
        one.claim(now.plus(CLAIM));
        OutboxEvent event = event(one);
        return Optional.of(new MailOrder(one.id(), address.value(), event.type(), one.isReminder(), event.data()));
    }

    private boolean isStillAsked(Notification one) {
        Actor system = Actor.system("notifier", RequestContext.of(null, null, ids, random));
        ApprovalView approval = approvals.get(system.in(one.project()), one.approval());
        return approval.status() == ApprovalStatus.PENDING
                && approval.stage() == one.stage()
                && approval.round() == one.round();
    }

    private void hopeless(Notification one, String error, Instant now) {
        one.fail(error, now);
        bury(one, error, now);
    }

    private void bury(Notification one, String error, Instant now) {
        one.die(now);
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("notification_id", one.id())
                .put("event_id", one.eventId())
                .put("approval_id", one.approval().value())
                .put("stage", one.stage())
                .put("channel", one.channel());
        letters.add(new DeadLetter(DeadLetterId.next(ids), one, payload, error, now));
    }

    private OutboxEvent event(Notification one) {
        return events.find(one.project(), one.eventId())
                .orElseThrow(() -> new IllegalStateException("a notification without its event"));
    }
}
