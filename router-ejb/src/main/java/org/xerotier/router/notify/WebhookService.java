package org.xerotier.router.notify;

import static org.xerotier.router.notify.NotifyError.WEBHOOK_NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.WebhookId;

/**
 * The door for people who want to be told. Opens no transaction itself: a URL's host is looked up first, and what changed
 * is known to this router's events before the answer is given.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookService {

    @Inject
    WebhookRegisterService register;

    @Inject
    PostOffice post;

    @Inject
    Subscriptions subscriptions;

    /** Makes a webhook; its secret is in the answer and never shown again. */
    public MintedWebhook create(Actor actor, WebhookWish wish) {
        if (wish.url() == null) {
            throw KernelError.INVALID_BODY.because("A webhook needs a url to send to.", "url");
        }
        if (wish.events() == null) {
            throw KernelError.INVALID_BODY.because("A webhook needs at least one event type.", "events");
        }
        post.check(wish.url());
        MintedWebhook made = register.add(actor, wish);
        subscriptions.refresh();
        return made;
    }

    public WebhookView get(Actor actor, String id) {
        return register.get(actor, parse(id));
    }

    public Page<WebhookView> list(Actor actor, PageRequest page) {
        return register.list(actor, page);
    }

    /** How events fared on their way to a webhook, newest first. */
    public Page<DeliveryView> deliveries(Actor actor, String id, PageRequest page) {
        return register.deliveries(actor, parse(id), page);
    }

    /** Changes what the wish names. */
    public WebhookView change(Actor actor, String id, WebhookWish wish) {
        WebhookId webhook = parse(id);
        if (wish.url() != null) {
            post.check(wish.url());
        }
        WebhookView changed = register.change(actor, webhook, wish);
        subscriptions.refresh();
        return changed;
    }

    /** A new secret, shown this once; the old one signs as well for a while. */
    public MintedWebhook rotate(Actor actor, String id) {
        return register.rotate(actor, parse(id));
    }

    public WebhookView delete(Actor actor, String id) {
        WebhookView gone = register.remove(actor, parse(id));
        subscriptions.refresh();
        return gone;
    }

    /** Sends a try-out to this webhook, also while it is switched off. */
    public DeliveryView test(Actor actor, String id) {
        return register.test(actor, parse(id));
    }

    private static WebhookId parse(String id) {
        if (!WebhookId.matches(id)) {
            throw notFound();
        }
        return new WebhookId(id);
    }

    static RouterException notFound() {
        return WEBHOOK_NOT_FOUND.because(
                "There is no such webhook in this project; `xeroctl webhooks list` shows those there are.");
    }
}
