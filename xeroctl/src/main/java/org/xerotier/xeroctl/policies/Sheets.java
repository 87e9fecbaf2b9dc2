package org.xerotier.xeroctl.policies;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What policies look like. */
final class Sheets {
    static final Table POLICIES = Table.of(
            "no policies were written here: the built-in one, standard, is in force unless another was activated",
            Column.id("ID", "id"),
            Column.of("NAME", "policy_name"),
            Column.of("VERSION", "version"),
            Column.flag("IN FORCE", "in_force"),
            Column.time("CREATED", "created_at"),
            Column.of("BY", "created_by").wide(),
            Column.of("DIGEST", "document_digest").wide());

    static final Card POLICY = Card.of(
            Column.id("Policy", "id"),
            Column.of("Name", "policy_name"),
            Column.of("Version", "version"),
            Column.flag("In force", "in_force"),
            Column.flag("Built in", "built_in"),
            Column.of("Digest", "document_digest"),
            Column.time("Created", "created_at"),
            Column.of("By", "created_by"));

    static final Table LEVELS = Table.of(
            "",
            Column.of("RISK", "risk"),
            Column.of("ASKS", "asks"),
            Column.of("APPROVERS", "approvers"),
            Column.of("WAITS", "waits"),
            Column.of("THEN", "then"));

    static final Table RULES = Table.of(
            "",
            Column.of("RULE", "name"),
            Column.of("TOOL", "tool"),
            Column.of("RAISES TO", "raise_to"),
            Column.of("WHEN", "when"));

    static final Card SIMULATION = Card.of(
            Column.of("Calls examined", "examined"),
            Column.flag("Older ones left out", "has_more"),
            Column.of("Would newly ask", "newly_asking"),
            Column.of("Would no longer ask", "no_longer_asking"),
            Column.of("Judged differently", "changed"));

    static final Table COUNTS = Table.of(
            "",
            Column.of("RISK", "risk"),
            Column.of("CALLS", "calls"),
            Column.of("ASKING", "asking"),
            Column.of("CALLS AFTER", "calls_after"),
            Column.of("ASKING AFTER", "asking_after"));

    static final Table CHANGES = Table.of(
            "no call would be judged differently",
            Column.id("INVOCATION", "invocation_id"),
            Column.of("TOOL", "tool"),
            Column.of("NOW", "now"),
            Column.of("THEN", "then"),
            Column.of("RULES", "rules"),
            Column.time("CREATED", "created_at").wide(),
            Column.of("APPROVERS", "approvers").wide());

    private Sheets() {}
}
