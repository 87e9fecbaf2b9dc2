package org.xerotier.router.notify;

import org.xerotier.router.kernel.Secret;

/** A webhook and the secret its deliveries are signed with, which is shown this once. */
public record MintedWebhook(WebhookView view, Secret secret) {}
