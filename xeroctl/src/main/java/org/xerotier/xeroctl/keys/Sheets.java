package org.xerotier.xeroctl.keys;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What API keys look like. */
final class Sheets {
    static final Table KEYS = Table.of(
            "no API keys",
            Column.id("ID", "id"),
            Column.of("NAME", "name"),
            Column.of("PREFIX", "prefix"),
            Column.of("SCOPES", "scopes"),
            Column.of("PRINCIPAL", "principal").wide(),
            Column.time("REVOKED", "revoked_at"),
            Column.time("EXPIRES", "expires_at").wide(),
            Column.time("LAST USED", "last_used_at").wide(),
            Column.time("CREATED", "created_at").wide(),
            Column.of("CREATED BY", "created_by.name|created_by.id|created_by").wide());

    static final Card KEY = Card.of(
            Column.id("API key", "id"),
            Column.of("Name", "name"),
            Column.of("Prefix", "prefix"),
            Column.of("Scopes", "scopes"),
            Column.of("Principal", "principal"),
            Column.time("Created", "created_at"),
            Column.of("Created by", "created_by.name|created_by.id|created_by"),
            Column.time("Expires", "expires_at"),
            Column.time("Last used", "last_used_at"),
            Column.time("Revoked", "revoked_at"),
            Column.id("Secret", "secret"));

    private Sheets() {}
}
