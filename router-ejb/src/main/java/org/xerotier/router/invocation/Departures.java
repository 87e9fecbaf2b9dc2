package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.router.fleet.AgentCapacityFreed;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.mesh.MeshSender;

/**
 * Frames that leave once their transaction is committed, and are sent again until the agent shows it has them. The
 * agent's epoch fence makes the second copy harmless, but only where the ledger is the one the work was dispatched to:
 * another would take a repeated dispatch for a new one, and answer a cancel with a "not started" it cannot know. So a
 * frame leaves only in a session that began with that ledger; recovery settles the rest. After a restart of the router
 * this is empty; the agents' hellos say what arrived.
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
    ConnectedAgents agents;

    @Inject
    Ticker ticker;

    private record Departure(
            AgentId agent, @Nullable String ledger, Frame frame, String traceContext, long firstSentAt, long sentAt) {

        Departure sentAgain(long now) {
            return new Departure(agent, ledger, frame, traceContext, firstSentAt, now);
        }

        /** Not sent yet: it is late from the beginning. */
        Departure held() {
            return sentAgain(firstSentAt - AGAIN_AFTER_NANOS);
        }
    }

    void dispatch(@Observes(during = TransactionPhase.AFTER_SUCCESS) DispatchReady ready) {
        long now = ticker.nanos();
        leave(new Departure(ready.agent(), ready.ledger(), ready.frame(), ready.traceContext(), now, now));
    }

    void cancel(@Observes(during = TransactionPhase.AFTER_SUCCESS) CancelReady ready) {
        long now = ticker.nanos();
        leave(new Departure(ready.agent(), ready.ledger(), ready.frame(), ready.traceContext(), now, now));
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

    /** Its hello is answered: what was held back for that leaves at once. */
    void answered(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentCapacityFreed freed) {
        again(departure -> departure.agent().equals(freed.agent()));
    }

    /** Sends again what is unconfirmed for a while. */
    void again() {
        long now = ticker.nanos();
        unconfirmed.values().removeIf(departure -> now - departure.firstSentAt() >= FORGET_AFTER_NANOS);
        again(departure -> true);
    }

    private void again(Predicate<Departure> which) {
        long now = ticker.nanos();
        List<Departure> late = new ArrayList<>();
        unconfirmed.values().forEach(departure -> {
            if (now - departure.sentAt() >= AGAIN_AFTER_NANOS && which.test(departure)) {
                late.add(departure);
            }
        });
        late.forEach(departure -> leave(departure.sentAgain(now)));
    }

    private void leave(Departure departure) {
        String lane = departure.frame().lane();
        unconfirmed.put(lane, departure);
        Optional<String> ledger = agents.ledgerId(departure.agent());
        if (ledger.isEmpty()) {
            // It has said hello to nobody here: what it lists then is settled then.
            return;
        }
        if (!ledger.get().equals(departure.ledger())) {
            unconfirmed.remove(lane);
            return;
        }
        if (!agents.isAnswered(departure.agent())) {
            // Until it has the answer to its hello, it does not listen to anything else.
            unconfirmed.replace(lane, departure, departure.held());
            return;
        }
        try {
            mesh.send(departure.agent(), departure.frame(), departure.traceContext());
        } catch (PeerUnreachable gone) {
            // Sent again in a while; if the agent's lease lapses first, recovery decides what becomes of the work.
        }
    }
}
