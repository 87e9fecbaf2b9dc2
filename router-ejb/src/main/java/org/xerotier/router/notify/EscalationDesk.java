package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.IdPrefix;

/**
 * Handles what the queue brings. A failure is counted in the notification's row and not by the broker, so that it is
 * neither forgotten with a restart nor tried for ever.
 */
final class EscalationDesk {

    private static final int LONGEST_PAYLOAD = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NotificationService notifications;
    private final DeadLetterService letters;
    private final Mailer mailer;

    EscalationDesk(NotificationService notifications, DeadLetterService letters, Mailer mailer) {
        this.notifications = notifications;
        this.letters = letters;
        this.mailer = mailer;
    }

    /** What a message says. */
    static String message(String notification) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("notification", notification)
                .toString();
    }

    /** After how long a message for the same notification is to follow; empty if none is. */
    Optional<Again> handle(@Nullable String message) {
        String id = notification(message);
        if (id == null) {
            String shown = message == null ? "" : message.substring(0, Math.min(message.length(), LONGEST_PAYLOAD));
            letters.bury(EscalationQueue.NAME, shown, "This message is not one this router writes.");
            return Optional.empty();
        }
        try {
            Optional<MailOrder> mail = notifications.begin(id);
            if (mail.isPresent()) {
                mailer.send(mail.get());
                notifications.done(id, "sent");
            }
            return Optional.empty();
        } catch (Mailer.NotSent e) {
            return again(id, String.valueOf(e.getMessage()), e.isHopeless());
        } catch (RuntimeException e) {
            NotifyLog.notificationFailed(id, e);
            return again(id, "The router failed at it: " + e.getClass().getSimpleName(), false);
        }
    }

    private Optional<Again> again(String id, String error, boolean isHopeless) {
        return notifications.failed(id, error, isHopeless).map(wait -> new Again(id, wait));
    }

    private static @Nullable String notification(@Nullable String message) {
        try {
            JsonNode tree = JSON.readTree(message == null ? "" : message);
            String id = tree.path("notification").asText();
            return IdPrefix.NOTIFICATION.matches(id) ? id : null;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return null;
        }
    }

    /** A message to follow. */
    record Again(String notification, Duration delay) {}
}
