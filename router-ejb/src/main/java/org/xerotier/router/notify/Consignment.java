package org.xerotier.router.notify;

import java.util.List;
import org.xerotier.router.kernel.WebhookId;

/**
 * All that one attempt needs, so that it can be made outside any transaction.
 *
 * @param attempt its number, by which its outcome is told from an older one's
 * @param secrets newest first
 */
public record Consignment(
        String delivery,
        WebhookId webhook,
        int attempt,
        String eventId,
        String url,
        byte[] body,
        List<WebhookSecret> secrets) {

    public Consignment {
        secrets = List.copyOf(secrets);
    }
}
