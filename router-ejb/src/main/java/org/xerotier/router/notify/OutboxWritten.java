package org.xerotier.router.notify;

/** Deliveries were begun; told within the transaction, to be heard after it. */
record OutboxWritten() {}
