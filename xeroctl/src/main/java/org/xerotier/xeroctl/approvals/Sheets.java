package org.xerotier.xeroctl.approvals;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What approval requests look like. */
final class Sheets {
    static final Table APPROVALS = Table.of(
            "no approval requests match",
            Column.id("ID", "id"),
            Column.state("STATUS", "status"),
            Column.of("RISK", "risk"),
            Column.of("TOOL", "tool"),
            Column.time("CREATED", "created_at"),
            Column.time("EXPIRES", "expires_at").wide(),
            Column.of("WORKSPACE", "workspace.name").wide(),
            Column.of("REQUESTED BY", "requested_by.name|requested_by.id").wide(),
            Column.of("DECIDED BY", "decided_by.name|decided_by.id|decided_by").wide(),
            Column.id("INVOCATION", "invocation_id").wide());

    static final Card APPROVAL = Card.of(
                    Column.id("Approval", "id"),
                    Column.state("Status", "status"),
                    Column.of("Risk", "risk"),
                    Column.of("Tool", "tool"),
                    Column.of("Workspace", "workspace.name|workspace.id"),
                    Column.of("Requested by", "requested_by.name|requested_by.id"),
                    Column.id("Invocation", "invocation_id"),
                    Column.of("Digest", "digest"),
                    Column.of("Plan", "plan_digest"),
                    Column.of("Policy", "policy_id"),
                    Column.of("Round", "round"),
                    Column.time("Created", "created_at"),
                    Column.time("Expires", "expires_at"),
                    Column.of("Decided by", "decided_by.name|decided_by.id|decided_by"),
                    Column.time("Decided", "decided_at"),
                    Column.of("Note", "note"),
                    Column.of("Reason", "reason"))
            .with(Column.of("Arguments", "args"));

    private Sheets() {}
}
