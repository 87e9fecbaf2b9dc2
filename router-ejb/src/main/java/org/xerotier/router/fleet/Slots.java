package org.xerotier.router.fleet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.mesh.frame.InFlight;

/**
 * The invocations one agent has in hand, as this router counts them: those reserved here, and those the agent reports
 * that came from elsewhere (another router, or this one before it restarted).
 *
 * <p>The count is a judgement, not a fence: the agent refuses what it cannot take. It heals itself from the lists in
 * renewals, each time believing a difference only when it shows twice, since a list and a result can pass each other.
 */
final class Slots {

    private final Map<String, Integer> reserved = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();
    private Set<String> lastReport = new HashSet<>();

    /** Starts from what a hello lists; nothing can have passed it on the way. */
    Slots(List<InFlight> inFlight) {
        lastReport = running(inFlight);
        foreign.addAll(lastReport);
    }

    void take(String invocationId) {
        foreign.remove(invocationId);
        reserved.put(invocationId, 0);
    }

    /** Whether there was something to give back. */
    boolean giveBack(String invocationId) {
        lastReport.remove(invocationId);
        boolean wasForeign = foreign.remove(invocationId);
        return reserved.remove(invocationId) != null || wasForeign;
    }

    /** Compares with a renewal's list. */
    void reconcile(List<InFlight> inFlight) {
        Set<String> report = running(inFlight);
        reserved.replaceAll((id, silences) -> report.contains(id) ? 0 : silences + 1);
        reserved.values().removeIf(silences -> silences > 1);
        foreign.clear();
        for (String id : report) {
            if (lastReport.contains(id) && !reserved.containsKey(id)) {
                foreign.add(id);
            }
        }
        lastReport = report;
    }

    /** Whether the agent's last list has it. */
    boolean isListed(String invocationId) {
        return lastReport.contains(invocationId);
    }

    int used() {
        return reserved.size() + foreign.size();
    }

    private static Set<String> running(List<InFlight> inFlight) {
        Set<String> ids = new HashSet<>();
        for (InFlight item : inFlight) {
            if (item.phase() != InFlight.Phase.DONE) {
                ids.add(item.invocationId());
            }
        }
        return ids;
    }
}
