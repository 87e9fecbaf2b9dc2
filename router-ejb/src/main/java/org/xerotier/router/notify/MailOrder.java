package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;

/** A mail to be written, outside any transaction. */
public record MailOrder(String notification, String address, WebhookEvent type, boolean isReminder, JsonNode data) {}
