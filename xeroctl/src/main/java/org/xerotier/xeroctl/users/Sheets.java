package org.xerotier.xeroctl.users;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What users look like. */
final class Sheets {
    static final Table USERS = Table.of(
            "no users",
            Column.of("USERNAME", "username"),
            Column.of("NAME", "display_name"),
            Column.of("SYSTEM ROLE", "system_role"),
            Column.of("STATUS", "status"),
            Column.id("ID", "id").wide(),
            Column.of("EMAIL", "email").wide(),
            Column.time("CREATED", "created_at").wide());

    static final Card USER = Card.of(
            Column.id("User", "id"),
            Column.of("Username", "username"),
            Column.of("Name", "display_name"),
            Column.of("E-mail", "email"),
            Column.of("System role", "system_role"),
            Column.of("Status", "status"),
            Column.of("Principal", "principal"),
            Column.time("Created", "created_at"),
            Column.time("Disabled", "disabled_at"));

    private Sheets() {}
}
