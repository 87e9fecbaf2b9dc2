package org.xerotier.xeroctl.members;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What members look like. */
final class Sheets {
    static final Table MEMBERS = Table.of(
            "no members",
            Column.of("USERNAME", "username"),
            Column.of("NAME", "display_name"),
            Column.of("ROLE", "role"),
            Column.of("STATUS", "status"),
            Column.of("SOURCE", "source").wide(),
            Column.id("USER", "user_id").wide(),
            Column.time("ADDED", "added_at").wide());

    static final Card MEMBER = Card.of(
            Column.of("Username", "username"),
            Column.of("Name", "display_name"),
            Column.of("Role", "role"),
            Column.of("Status", "status"),
            Column.of("Source", "source"),
            Column.id("User", "user_id"),
            Column.time("Added", "added_at"));

    private Sheets() {}
}
