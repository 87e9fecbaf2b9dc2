package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.PayloadPlace;

/** Encrypts and opens the secrets of webhooks; each is bound to its row. */
@ApplicationScoped
class WebhookSeal {

    @Inject
    PayloadCipher cipher;

    byte[] close(ProjectId project, WebhookId webhook, WebhookSecret secret) {
        return cipher.seal(place(project, webhook), secret.bytes());
    }

    /** Those that sign now, the newest first. */
    List<WebhookSecret> open(Webhook webhook, Instant now) {
        PayloadPlace place = place(webhook.project(), webhook.id());
        List<WebhookSecret> secrets = new ArrayList<>();
        secrets.add(WebhookSecret.ofBytes(cipher.open(place, webhook.secret())));
        byte[] previous = webhook.previousSecret(now);
        if (previous != null) {
            secrets.add(WebhookSecret.ofBytes(cipher.open(place, previous)));
        }
        return secrets;
    }

    private static PayloadPlace place(ProjectId project, WebhookId webhook) {
        return new PayloadPlace("webhooks", "secret", project.value(), webhook.value());
    }
}
