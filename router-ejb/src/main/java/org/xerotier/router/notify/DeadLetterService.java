package org.xerotier.router.notify;

import static org.xerotier.router.notify.NotifyError.DEAD_LETTER_NOT_FOUND;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.DeadLetterId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.SystemRole;

/** The door for people who look after what could not be told. Letters of no project are an administrator's. */
@Stateless
public class DeadLetterService {

    @Inject
    DeadLetterRepository letters;

    @Inject
    NotificationRepository notifications;

    @Inject
    PeopleQueries people;

    @Inject
    Event<NotificationsPlanned> planned;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    public Page<DeadLetterView> list(Actor actor, PageRequest page) {
        return Page.cut(
                letters.list(actor.requireProject(), isAdmin(actor), page).stream()
                        .map(DeadLetter::view)
                        .toList(),
                page,
                DeadLetterView::id);
    }

    public DeadLetterView get(Actor actor, String id) {
        return lock(actor, id).view();
    }

    /** Has it tried again from the beginning; if it fails again, there will be a new letter. */
    public DeadLetterView retry(Actor actor, String id) {
        DeadLetter letter = lock(actor, id);
        letter.notification().flatMap(notifications::lock).ifPresent(notification -> {
            notification.revive(clock.instant());
            planned.fire(new NotificationsPlanned(List.of(notification.id())));
        });
        return end(actor, letter, "dead_letter.retried");
    }

    public DeadLetterView discard(Actor actor, String id) {
        return end(actor, lock(actor, id), "dead_letter.discarded");
    }

    /** Keeps a message nobody can make sense of, for an administrator to look at. */
    public void bury(String queue, String message, String error) {
        letters.add(new DeadLetter(
                DeadLetterId.next(ids),
                queue,
                JsonNodeFactory.instance.objectNode().put("message", message.replace("\u0000", "?")),
                error,
                clock.instant()));
    }

    private DeadLetterView end(Actor actor, DeadLetter letter, String action) {
        DeadLetterView view = letter.view();
        letters.remove(letter);
        audit.record(
                actor,
                AuditEntry.of(action, "dead_letter", view.id())
                        .with("queue", view.queue())
                        .with("error", view.error()));
        return view;
    }

    private DeadLetter lock(Actor actor, String id) {
        if (!DeadLetterId.matches(id)) {
            throw notFound();
        }
        return letters.lock(actor.requireProject(), new DeadLetterId(id), isAdmin(actor))
                .orElseThrow(DeadLetterService::notFound);
    }

    private boolean isAdmin(Actor actor) {
        return people.standing(actor.requireProject(), actor.principal())
                .filter(standing -> standing.systemRoles().contains(SystemRole.ADMIN))
                .isPresent();
    }

    private static RuntimeException notFound() {
        return DEAD_LETTER_NOT_FOUND.because(
                "There is no such dead letter among those you may see; `xeroctl dead-letters list` shows them.");
    }
}
