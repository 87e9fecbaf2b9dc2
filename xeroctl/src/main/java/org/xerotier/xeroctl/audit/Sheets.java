package org.xerotier.xeroctl.audit;

import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What the audit log looks like. */
final class Sheets {
    static final Table ENTRIES = Table.of(
            "no audit entries match",
            Column.time("AT", "at"),
            Column.of("ACTION", "action"),
            Column.of("ACTOR", "actor.name|actor.id|actor.kind"),
            Column.state("OUTCOME", "outcome"),
            Column.id("SUBJECT", "subject.id|subject.kind"),
            Column.of("ACTOR KIND", "actor.kind").wide(),
            Column.id("ID", "id").wide(),
            Column.of("REQUEST", "request_id").wide(),
            Column.of("TRACE", "trace_id").wide(),
            Column.of("DETAIL", "detail").wide());

    static final Table CHECKPOINTS = Table.of(
            "no checkpoint has been signed yet",
            Column.time("AT", "at"),
            Column.of("ROWS", "size"),
            Column.of("HEAD", "head"),
            Column.id("ID", "id").wide(),
            Column.of("ROOT", "root").wide(),
            Column.of("KEY", "key_id").wide());

    private Sheets() {}
}
