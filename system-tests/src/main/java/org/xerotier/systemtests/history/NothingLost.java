package org.xerotier.systemtests.history;

import java.util.Map;

/** I-1: each call that was acknowledged is on record once, and over. */
final class NothingLost implements Rule {

    @Override
    public void judge(History history, Findings findings) {
        Map<String, Rows.Invocation> rows = history.invocations();
        for (ClientCall call : history.calls()) {
            for (String id : call.acknowledged()) {
                findings.looked();
                if (!rows.containsKey(id)) {
                    findings.broken("I-1", call, "acknowledged as " + id + ", which is not on record");
                }
            }
        }
        for (Rows.Invocation row : rows.values()) {
            findings.looked();
            if (!row.isOver()) {
                findings.broken("I-1", row.id(), "still %s when all was quiet".formatted(row.status()));
            }
        }
    }
}
