/**
 * Telling the outside: events in an outbox, webhooks, mail, and what could not be told.
 *
 * <p>Doors: {@link org.xerotier.router.notify.WebhookService}, {@link org.xerotier.router.notify.DeadLetterService}. Tables
 * {@code webhooks}, {@code outbox_events}, {@code webhook_deliveries}, {@code notifications}, {@code dead_letters}. The
 * room observes what other rooms tell and nobody looks into it.
 *
 * <p>What is to be told is a row of the acting transaction; the telling happens after the commit and may happen twice, under
 * the same event id (ADR 0015). There are two roads:
 *
 * <ul>
 *   <li>Webhook deliveries are taken from {@code webhook_deliveries} by whoever gets the row's lock, with a lease: a
 *       router that dies in the middle leaves a row that is due again. The commit wakes the sender; a sweep every two
 *       seconds finds retries and what a crash left. One webhook has no more than two under way on a router.
 *   <li>A stage of an approval is a row of {@code notifications} per channel. After the commit a message goes to the queue
 *       {@code java:app/jms/escalations}; {@code EscalationListener} handles it. The database and the broker share no
 *       transaction, so a message may be lost between the two: a sweep sends again for rows that are due and not settled.
 *       It may also arrive twice: the row's claim lets one through.
 * </ul>
 */
@NullMarked
package org.xerotier.router.notify;

import org.jspecify.annotations.NullMarked;
