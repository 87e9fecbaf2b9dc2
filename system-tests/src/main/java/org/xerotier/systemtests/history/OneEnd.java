package org.xerotier.systemtests.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** I-14: one end per invocation, on record and as callers saw it. */
final class OneEnd implements Rule {

    static final Set<String> ENDS =
            Set.of("completed", "failed", "timeout", "cancelled", "rejected", "approval_timed_out", "escalated");

    @Override
    public void judge(History history, Findings findings) {
        Map<String, List<Rows.Event>> events = history.eventsByInvocation();
        Map<String, Rows.Invocation> rows = history.invocations();
        for (Rows.Invocation row : rows.values()) {
            findings.looked();
            List<String> ends = events.getOrDefault(row.id(), List.of()).stream()
                    .map(Rows.Event::kind)
                    .filter(ENDS::contains)
                    .toList();
            boolean wantsEnd = row.isOver() && !row.status().equals("ambiguous");
            if (ends.size() != (wantsEnd ? 1 : 0) || (wantsEnd && !ends.get(0).equals(eventOf(row.status())))) {
                findings.broken(
                        "I-14", row.id(), "it is %s, and its ends on record are %s".formatted(row.status(), ends));
            }
        }
        for (ClientCall call : history.calls()) {
            judge(call, rows, findings);
        }
    }

    private static void judge(ClientCall call, Map<String, Rows.Invocation> rows, Findings findings) {
        Set<String> told = new TreeSet<>(call.ends());
        told.remove("ambiguous");
        for (List<ClientCall.Seen> stream : call.streams()) {
            findings.looked();
            List<String> ends = stream.stream()
                    .map(ClientCall.Seen::kind)
                    .filter(ENDS::contains)
                    .toList();
            if (ends.size() > 1) {
                findings.broken("I-14", call, "a stream showed the ends " + ends);
            }
        }
        String id = call.acknowledged().stream().findFirst().orElse("");
        Rows.Invocation row = rows.get(id);
        if (row != null && !told.isEmpty() && !told.equals(Set.of(row.status()))) {
            findings.broken("I-14", id, "callers were told %s, the record says %s".formatted(told, row.status()));
        }
    }

    private static String eventOf(String status) {
        return status.equals("timed_out") ? "timeout" : status;
    }
}
