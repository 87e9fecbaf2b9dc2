package org.xerotier.router.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers by which a receiver knows who speaks, which event it is, and that it was said just now. */
final class SignedHeaders {

    private SignedHeaders() {}

    /**
     * @param secrets that sign now, the newest first; two while a rotation's grace lasts. {@code X-Webhook-Signature} has
     *     room for one value and is made with the newest
     */
    static Map<String, String> of(String eventId, long timestamp, byte[] body, List<WebhookSecret> secrets) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", eventId);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> secret.standard(eventId, timestamp, body))
                        .collect(Collectors.joining(" ")));
        headers.put("X-Webhook-Timestamp", Long.toString(timestamp));
        headers.put("X-Webhook-Signature", secrets.get(0).plain(timestamp, body));
        return headers;
    }
}
