package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.workspace.WorkspaceService;

/**
 * Bringing router and agent to one mind about work in flight. One invocation per call and transaction, so that a long
 * list holds no lock for long.
 */
@Stateless
public class RecoveryService {

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationJournal journal;

    @Inject
    Settlement settlement;

    @Inject
    WorkspaceService workspaces;

    @Inject
    PayloadSeal seal;

    @Inject
    Warrants warrants;

    @Inject
    Event<DispatchReady> dispatches;

    @Inject
    Event<CancelReady> cancels;

    /** What was dispatched before an instant and has not begun, behind the last of an earlier answer. */
    public List<Unbegun> unbegun(Instant before, @Nullable Unbegun behind, int limit) {
        return rows
                .unbegun(
                        before,
                        behind == null ? Instant.EPOCH : behind.since(),
                        behind == null ? "" : behind.invocation().value(),
                        limit)
                .stream()
                .map(Unbegun::of)
                .toList();
    }

    /** What the record says an agent has. */
    public List<InvocationId> heldBy(AgentId agent) {
        return rows.heldBy(agent);
    }

    /** The agent is gone, or came back as another process without this: what it had is tried again or unknown. */
    public void lost(Actor by, AgentId agent, InvocationId id, String code, String message) {
        open(agent, id).ifPresent(held -> {
            if (held.invocation().status().isWithAnAgent()) {
                settlement.lose(by.in(held.invocation().project()), held, code, message);
                journal.announce(held.invocation());
            }
        });
    }

    /**
     * The agent said hello without this in its list.
     *
     * @param ledgerId of the durable record it spoke from
     */
    public void unlisted(Actor by, AgentId agent, InvocationId id, String ledgerId) {
        open(agent, id)
                .filter(held -> held.invocation().status().isWithAnAgent())
                .ifPresent(held -> {
                    Actor here = by.in(held.invocation().project());
                    if (held.execution().isInLedger(ledgerId)) {
                        sendAgain(agent, held);
                    } else {
                        settlement.lose(
                                here,
                                held,
                                "agent_lost",
                                "The agent came back without the ledger that would know of this run.");
                        journal.announce(held.invocation());
                    }
                });
    }

    /** The agent lists this; what it shall do about it, if anything. */
    public Optional<Reconcile.Action> listed(Actor agent, InFlight reported) {
        AgentId id = new AgentId(agent.id());
        Optional<Held> found = InvocationId.matches(reported.invocationId())
                ? open(id, new InvocationId(reported.invocationId()))
                : Optional.empty();
        if (found.isEmpty() || found.get().invocation().epoch() != reported.epoch()) {
            return Optional.of(
                    reported.phase() == InFlight.Phase.DONE ? Reconcile.Action.FORGET : Reconcile.Action.CANCEL);
        }
        Held held = found.get();
        if (reported.phase() == InFlight.Phase.DONE) {
            return Optional.of(Reconcile.Action.REPORT);
        }
        if (held.invocation().status() == InvocationStatus.CANCELLING) {
            return Optional.of(Reconcile.Action.CANCEL);
        }
        if (reported.phase() == InFlight.Phase.STARTED && held.invocation().status() == InvocationStatus.DISPATCHED) {
            settlement.begin(held, journal.now());
            journal.announce(held.invocation());
        }
        return Optional.empty();
    }

    /** Dispatched for a while and not begun: another router may have died, or lost the agent, before the frame left. */
    public void repeat(AgentId agent, InvocationId id) {
        open(agent, id)
                .filter(held -> held.invocation().status() == InvocationStatus.DISPATCHED)
                .ifPresent(held -> sendAgain(agent, held));
    }

    /** The same dispatch under the same epoch: the agent takes it once, however often it comes. */
    private void sendAgain(AgentId agent, Held held) {
        Invocation invocation = held.invocation();
        if (invocation.status() == InvocationStatus.CANCELLING) {
            cancels.fire(InvocationService.cancelOf(invocation));
            return;
        }
        Dispatch bare = Assignment.frame(
                invocation,
                held.execution().id(),
                workspaces.get(invocation.project(), invocation.workspace().value()),
                seal.arguments(invocation));
        // Without a session there is nobody to send to; the next hello comes here again.
        warrants.keyOf(agent)
                .map(key -> warrants.sign(bare, invocation, key))
                .ifPresent(frame ->
                        dispatches.fire(new DispatchReady(agent, invocation.id(), frame, invocation.traceContext())));
    }

    private Optional<Held> open(AgentId agent, InvocationId id) {
        return rows.lock(id)
                .filter(invocation -> agent.equals(invocation.agent()))
                .filter(invocation ->
                        invocation.status().isWithAnAgent() || invocation.status() == InvocationStatus.AMBIGUOUS)
                .map(invocation -> new Held(invocation, rows.execution(execution(invocation))));
    }

    private static ExecutionId execution(Invocation invocation) {
        return Objects.requireNonNull(invocation.execution());
    }
}
