package org.xerotier.xeroctl.webhooks;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What webhooks and their deliveries look like. */
final class Sheets {
    static final Table WEBHOOKS = Table.of(
            "no webhooks: make one with xeroctl webhooks create --url URL --event TYPE",
            Column.id("ID", "id"),
            Column.of("URL", "url"),
            Column.of("EVENTS", "events"),
            Column.flag("ACTIVE", "active"),
            Column.of("DESCRIPTION", "description").wide(),
            Column.time("CREATED", "created_at").wide());

    static final Card WEBHOOK = Card.of(
            Column.id("Webhook", "id"),
            Column.of("URL", "url"),
            Column.of("Events", "events"),
            Column.flag("Active", "active"),
            Column.of("Description", "description"),
            Column.of("Metadata", "metadata"),
            Column.time("Created", "created_at"),
            Column.time("Changed", "changed_at"),
            Column.time("Previous secret until", "previous_secret_until"),
            Column.id("Secret", "secret"));

    static final Table DELIVERIES = Table.of(
            "no deliveries",
            Column.id("EVENT", "event_id"),
            Column.of("TYPE", "type"),
            Column.state("STATE", "state"),
            Column.of("ATTEMPTS", "attempts"),
            Column.of("STATUS", "last_status"),
            Column.time("LAST", "last_at"),
            Column.time("NEXT", "next_at").wide(),
            Column.of("ERROR", "last_error").wide());

    static final Card DELIVERY = Card.of(
            Column.id("Delivery", "id"),
            Column.id("Event", "event_id"),
            Column.of("Type", "type"),
            Column.state("State", "state"));

    private Sheets() {}
}
