package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * What may be waiting in the queue, by workspace and tool: a new call of which nobody waits may go straight to an agent.
 * A hint, set before it can matter and taken back only by a look at the whole queue that nothing disturbed.
 */
@ApplicationScoped
class Waiting {

    private final Set<String> lines = ConcurrentHashMap.newKeySet();
    private final AtomicLong arrivals = new AtomicLong();
    private volatile boolean isUnknown = true;

    boolean isAnybodyBefore(WorkspaceId workspace, String tool) {
        return isUnknown || lines.contains(line(workspace, tool));
    }

    /** Whether a look at the queue could find something. */
    boolean isWorthALook() {
        return isUnknown || !lines.isEmpty();
    }

    void joins(WorkspaceId workspace, String tool) {
        arrivals.incrementAndGet();
        lines.add(line(workspace, tool));
    }

    /** Something may wait that no line tells of; newcomers stand behind it until the whole queue was seen. */
    void mayBeMore() {
        arrivals.incrementAndGet();
        isUnknown = true;
    }

    /** Note it before a look and give it to {@link #left}. */
    long arrivals() {
        return arrivals.get();
    }

    /** The whole queue was seen, and these lines are what is left of it. */
    void left(long arrivalsBefore, Set<String> stillWaiting) {
        if (arrivals.get() == arrivalsBefore) {
            lines.retainAll(stillWaiting);
            lines.addAll(stillWaiting);
        }
        isUnknown = false;
    }

    static String line(WorkspaceId workspace, String tool) {
        return workspace.value() + ' ' + tool;
    }
}
