package org.xerotier.xeroctl.grants;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What grants look like. */
final class Sheets {
    static final Table GRANTS = Table.of(
            "no grants match",
            Column.id("ID", "id"),
            Column.state("STATUS", "status"),
            Column.of("TOOL", "tool"),
            Column.of("LEFT", "uses_left"),
            Column.time("EXPIRES", "expires_at"),
            Column.of("USES", "uses").wide(),
            Column.of("RISK", "highest_risk").wide(),
            Column.of("WORKSPACE", "workspace.name").wide(),
            Column.of("GRANTEE", "grantee.name|grantee.id").wide());

    static final Card GRANT = Card.of(
                    Column.id("Grant", "id"),
                    Column.state("Status", "status"),
                    Column.of("Tool", "tool"),
                    Column.of("Workspace", "workspace.name|workspace.id"),
                    Column.of("For", "grantee.name|grantee.id"),
                    Column.of("Highest risk", "highest_risk"),
                    Column.of("Uses", "uses"),
                    Column.of("Uses left", "uses_left"),
                    Column.id("Approval", "approval_id"),
                    Column.time("Created", "created_at"),
                    Column.time("Active since", "activated_at"),
                    Column.time("Expires", "expires_at"),
                    Column.time("Last used", "last_used_at"),
                    Column.time("Ended", "ended_at"),
                    Column.of("Ended by", "ended_by.name|ended_by.id"),
                    Column.of("Reason", "reason"))
            .with(Column.of("Arguments", "arguments"));

    private Sheets() {}
}
