package org.xerotier.xeroctl.delegations;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What delegations look like. */
final class Sheets {
    static final Table DELEGATIONS = Table.of(
            "no delegations",
            Column.id("ID", "id"),
            Column.of("MEMBER", "member"),
            Column.of("RISK", "risk_levels"),
            Column.of("LENT BY", "lent_by"),
            Column.time("UNTIL", "until"),
            Column.time("REVOKED", "revoked_at"),
            Column.time("FROM", "from").wide(),
            Column.of("REASON", "reason").wide());

    static final Card DELEGATION = Card.of(
            Column.id("Delegation", "id"),
            Column.of("Member", "member"),
            Column.of("Risk levels", "risk_levels"),
            Column.of("Lent by", "lent_by"),
            Column.time("From", "from"),
            Column.time("Until", "until"),
            Column.of("Reason", "reason"),
            Column.time("Created", "created_at"),
            Column.time("Revoked", "revoked_at"));

    private Sheets() {}
}
