package org.xerotier.router.invocation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.xerotier.router.kernel.AgentId;

/**
 * What this router remembers between two lists of an agent: whether the record can hold anything at all that is the
 * agent's, so that an idle agent's renewal asks no database, and what the list before did not mention, because a list and
 * a frame can pass each other and only what is missing twice is missing.
 */
final class Lookout {

    private final Map<AgentId, Long> given = new ConcurrentHashMap<>();
    private final Map<AgentId, Set<String>> missing = new ConcurrentHashMap<>();
    private final AtomicLong turn = new AtomicLong();

    /** Something was given to the agent, or may have been. */
    void gave(AgentId agent) {
        given.put(agent, turn.incrementAndGet());
    }

    /** A mark for {@link #foundNothing}, noted before a look; 0 if nothing can be found. */
    long mark(AgentId agent) {
        return given.getOrDefault(agent, 0L);
    }

    /** A look found that the agent has nothing, and nothing was given to it since. */
    void foundNothing(AgentId agent, long mark) {
        given.remove(agent, mark);
        missing.remove(agent);
    }

    /** Of what a list does not mention, that which the list before did not mention either. */
    Set<String> missingAgain(AgentId agent, Collection<String> now) {
        Set<String> before = now.isEmpty() ? missing.remove(agent) : missing.put(agent, Set.copyOf(now));
        Set<String> again = new HashSet<>(now);
        again.retainAll(before == null ? Set.of() : before);
        return again;
    }

    void forget(AgentId agent) {
        given.remove(agent);
        missing.remove(agent);
    }
}
