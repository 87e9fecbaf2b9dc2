package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.mesh.MeshSender;

/**
 * Frames that leave once their transaction is committed, and are sent again until the agent shows it has them. The
 * agent's epoch fence makes the second copy harmless. After a restart of the router this is empty; the agents' hellos
 * say what arrived.
 */
@ApplicationScoped
class Departures {

    private static final long AGAIN_AFTER_NANOS = Duration.ofSeconds(3).toNanos();

    /** After this, what matters still is found by the record: another router may have heard the agent's answer. */
    private static final long FORGET_AFTER_NANOS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Departure> unconfirmed = new ConcurrentHashMap<>();

    @Inject
    MeshSender mesh;

    @Inject
    Ticker ticker;

    private record Departure(AgentId agent, Frame frame, String traceContext, long firstSentAt, long sentAt) {}

    void dispatch(@Observes(during = TransactionPhase.AFTER_SUCCESS) DispatchReady ready) {
        leave(ready.agent(), ready.frame(), ready.traceContext(), ticker.nanos());
    }

    void cancel(@Observes(during = TransactionPhase.AFTER_SUCCESS) CancelReady ready) {
        leave(ready.agent(), ready.frame(), ready.traceContext(), ticker.nanos());
    }

    /** Whether it was sent from here and not confirmed yet. */
    boolean isUnderWay(String invocationId) {
        return unconfirmed.containsKey(invocationId);
    }

    /** The agent has shown that it has the invocation. */
    void confirm(String invocationId) {
        unconfirmed.remove(invocationId);
    }

    /** Nothing sent to this agent counts any more; its hello will say what it has. */
    void forget(AgentId agent) {
        unconfirmed.values().removeIf(departure -> departure.agent().equals(agent));
    }

    /** Sends again what is unconfirmed for a while. */
    void again() {
        long now = ticker.nanos();
        List<Departure> late = new ArrayList<>();
        unconfirmed.values().removeIf(departure -> now - departure.firstSentAt() >= FORGET_AFTER_NANOS);
        unconfirmed.values().forEach(departure -> {
            if (now - departure.sentAt() >= AGAIN_AFTER_NANOS) {
                late.add(departure);
            }
        });
        late.forEach(departure ->
                leave(departure.agent(), departure.frame(), departure.traceContext(), departure.firstSentAt()));
    }

    private void leave(AgentId agent, Frame frame, String traceContext, long firstSentAt) {
        unconfirmed.put(frame.lane(), new Departure(agent, frame, traceContext, firstSentAt, ticker.nanos()));
        try {
            mesh.send(agent, frame, traceContext);
        } catch (PeerUnreachable gone) {
            // Sent again in a while; if the agent's lease lapses first, recovery decides what becomes of the work.
        }
    }
}
