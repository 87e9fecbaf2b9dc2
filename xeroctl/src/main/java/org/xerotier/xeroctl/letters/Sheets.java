package org.xerotier.xeroctl.letters;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What dead letters look like. */
final class Sheets {
    static final Table LETTERS = Table.of(
            "no dead letters",
            Column.id("ID", "id"),
            Column.of("CHANNEL", "payload.channel|level"),
            Column.of("ERROR", "error"),
            Column.time("LAST FAILED", "last_failed_at"),
            Column.of("ATTEMPTS", "attempts").wide(),
            Column.of("QUEUE", "queue").wide(),
            Column.id("APPROVAL", "payload.approval_id").wide());

    static final Card LETTER = Card.of(
            Column.id("Dead letter", "id"),
            Column.of("Level", "level"),
            Column.of("Queue", "queue"),
            Column.of("Error", "error"),
            Column.of("Attempts", "attempts"),
            Column.time("First failed", "first_failed_at"),
            Column.time("Last failed", "last_failed_at"),
            Column.of("Message", "payload"));

    private Sheets() {}
}
