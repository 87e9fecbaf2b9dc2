package org.xerotier.router.kernel;

/** Names a webhook. */
public record WebhookId(String value) {

    public WebhookId {
        IdPrefix.WEBHOOK.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.WEBHOOK.matches(candidate);
    }

    public static WebhookId next(Ids ids) {
        return new WebhookId(ids.next(IdPrefix.WEBHOOK));
    }

    @Override
    public String toString() {
        return value;
    }
}
