package org.xerotier.xeroctl.workspaces;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What workspaces look like. */
final class Sheets {
    static final Table WORKSPACES = Table.of(
            "no workspaces: make one with xeroctl workspaces create NAME --kind operational",
            Column.id("ID", "id"),
            Column.of("NAME", "name"),
            Column.of("KIND", "kind"),
            Column.names("AGENTS", "agents"),
            Column.time("PAUSED", "pause.at"),
            Column.of("SCOPE", "scope").wide(),
            Column.time("CREATED", "created_at").wide());

    static final Card WORKSPACE = Card.of(
                    Column.id("Workspace", "id"),
                    Column.of("Name", "name"),
                    Column.of("Kind", "kind"),
                    Column.names("Agents", "agents"),
                    Column.time("Paused", "pause.at"),
                    Column.of("Paused by", "pause.by"),
                    Column.of("Pause reason", "pause.reason"),
                    Column.time("Created", "created_at"))
            .with(Column.of("Scope", "scope"));

    private Sheets() {}
}
