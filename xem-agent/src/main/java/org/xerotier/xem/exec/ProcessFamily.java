package org.xerotier.xem.exec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A tool's process and all it started: its group through the guard, its known children, and those that carry its mark.
 */
final class ProcessFamily {

    private final Process leader;
    private final String executionId;
    private final Host host;
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    ProcessFamily(Process leader, String executionId, Host host) {
        this.leader = leader;
        this.executionId = executionId;
        this.host = host;
        if (host.prefix().ownGroup()) {
            host.guard().add(leader.pid());
        }
    }

    /** Asks all of them to end. */
    synchronized void term() {
        remember();
        if (host.prefix().ownGroup()) {
            host.guard().term(leader.pid());
        } else {
            leader.destroy();
        }
        known.forEach(ProcessHandle::destroy);
    }

    /** Ends all of them. */
    synchronized void kill() {
        remember();
        if (host.prefix().ownGroup()) {
            host.guard().kill(leader.pid());
        }
        leader.destroyForcibly();
        List<ProcessHandle> all = new ArrayList<>(known);
        all.addAll(Escapees.of(executionId));
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Children are remembered early: once their parent is gone they are nobody's descendants. */
    private void remember() {
        leader.descendants().forEach(known::add);
    }

    /** The leader has ended; nothing of its group stays. */
    void over() {
        if (host.prefix().ownGroup()) {
            host.guard().drop(leader.pid());
        }
    }
}
