package org.xerotier.systemtests.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I-15: events have no gap, follow the life of an invocation, and streams show them in that order without repeats. */
final class InOrder implements Rule {

    private static final Map<String, Set<String>> MAY_FOLLOW = Map.of(
            "queued", Set.of("queued", "dispatched", "failed", "cancelled", "rejected", "approval_requested"),
            "dispatched",
                    Set.of(
                            "started",
                            "progress",
                            "queued",
                            "cancelling",
                            "completed",
                            "failed",
                            "timeout",
                            "cancelled",
                            "ambiguous",
                            "warrant_refused"),
            "started",
                    Set.of(
                            "progress",
                            "queued",
                            "cancelling",
                            "completed",
                            "failed",
                            "timeout",
                            "cancelled",
                            "ambiguous"),
            "completed", Set.of(),
            "failed", Set.of(),
            "timeout", Set.of(),
            "cancelled", Set.of());

    @Override
    public void judge(History history, Findings findings) {
        history.eventsByInvocation().forEach((id, events) -> {
            List<Rows.Event> inOrder = events.stream()
                    .sorted(Comparator.comparingLong(Rows.Event::sequence))
                    .toList();
            for (int i = 0; i < inOrder.size(); i++) {
                findings.looked();
                if (inOrder.get(i).sequence() != i + 1) {
                    findings.broken("I-15", id, "events are numbered with gaps or twice");
                    break;
                }
                if (i > 0 && !follows(inOrder.get(i - 1).kind(), inOrder.get(i).kind())) {
                    findings.broken(
                            "I-15",
                            id,
                            "%s came after %s"
                                    .formatted(
                                            inOrder.get(i).kind(),
                                            inOrder.get(i - 1).kind()));
                }
            }
        });
        for (ClientCall call : history.calls()) {
            for (List<ClientCall.Seen> stream : call.streams()) {
                long before = 0;
                for (ClientCall.Seen seen : stream) {
                    findings.looked();
                    if (seen.id() != before + 1) {
                        findings.broken("I-15", call, "a stream showed event %d after %d".formatted(seen.id(), before));
                    }
                    before = seen.id();
                }
            }
        }
    }

    private static boolean follows(String before, String after) {
        Set<String> allowed = MAY_FOLLOW.get(before);
        return allowed == null || allowed.contains(after);
    }
}
