package org.xerotier.router.notify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/** What a webhook shall be like; in a change, null leaves things as they are. */
public record WebhookWish(
        @Nullable String url,
        @Nullable Set<WebhookEvent> events,
        @Nullable String description,
        @Nullable Map<String, String> metadata,
        @Nullable Boolean active) {

    private static final int MOST_PAIRS = 16;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_VALUE = 512;
    private static final int LONGEST_DESCRIPTION = 500;

    public WebhookWish {
        if (events != null && (events.isEmpty() || events.contains(WebhookEvent.WEBHOOK_TEST))) {
            throw KernelError.INVALID_BODY.because("A webhook wants at least one event type of the list.", "events");
        }
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw KernelError.INVALID_BODY.because(
                    "A description has up to " + LONGEST_DESCRIPTION + " characters.", "description");
        }
        if (metadata != null && (metadata.size() > MOST_PAIRS || !areShort(metadata))) {
            throw KernelError.INVALID_BODY.because(
                    "Metadata are up to " + MOST_PAIRS + " pairs of texts, keys up to " + LONGEST_KEY
                            + " and values up to " + LONGEST_VALUE + " characters.",
                    "metadata");
        }
        events = events == null ? null : Set.copyOf(events);
        metadata = metadata == null ? null : Map.copyOf(metadata);
    }

    /** From names of types as they come from outside. */
    public static @Nullable Set<WebhookEvent> events(@Nullable List<String> types) {
        if (types == null) {
            return null;
        }
        return Set.copyOf(types.stream()
                .map(type -> WebhookEvent.find(type)
                        .filter(WebhookEvent::isSubscribable)
                        .orElseThrow(() -> KernelError.INVALID_BODY.because(
                                "There is no event type \"" + (type.length() > 64 ? type.substring(0, 64) : type)
                                        + "\"; docs/reference/webhook-events.md lists them.",
                                "events")))
                .distinct()
                .toList());
    }

    private static boolean areShort(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .allMatch(pair -> !pair.getKey().isEmpty()
                        && pair.getKey().length() <= LONGEST_KEY
                        && pair.getValue().length() <= LONGEST_VALUE);
    }
}
