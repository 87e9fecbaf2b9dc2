package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.router.fleet.InFlightReconciler.Report;
import org.xerotier.router.invocation.Reconciliation.Listed;
import org.xerotier.router.invocation.Reconciliation.Move;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.workspace.WorkspaceService;

/**
 * Bringing router and agent to one mind about work in flight. One look without locks finds what they do not agree on; each
 * disagreement is then settled under its row's lock, in a transaction of its own, so that a long list holds no lock long.
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

    /** What was dispatched before an instant and has not begun, or is to be stopped, behind the last of an earlier answer. */
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

    /** One invocation of which the list and the record speak, or one of them. */
    public record Compared(String invocation, long epoch, Listed listed, Move move) {}

    /** Everything a list and the record say about the agent's work, and what the rule makes of it. Changes nothing. */
    public List<Compared> compare(Actor agent, Report report) {
        Map<String, RecordedWork> known = new HashMap<>();
        rows.workOf(new AgentId(agent.id())).forEach(work -> known.put(work.invocation(), work));
        Set<String> strange = new HashSet<>();
        Set<String> mentioned = new HashSet<>();
        for (InFlight item : report.inFlight()) {
            mentioned.add(item.invocationId());
            if (!known.containsKey(item.invocationId()) && InvocationId.matches(item.invocationId())) {
                strange.add(item.invocationId());
            }
        }
        List<Compared> all = new ArrayList<>();
        known.values().stream()
                .filter(work -> !mentioned.contains(work.invocation()))
                .forEach(work -> all.add(new Compared(
                        work.invocation(),
                        work.epoch(),
                        Listed.ABSENT,
                        Reconciliation.of(work.seen(), Listed.ABSENT, work.isInLedger(report.ledgerId())))));
        if (!strange.isEmpty()) {
            rows.work(agent.requireProject(), strange).forEach(work -> known.put(work.invocation(), work));
        }
        for (InFlight item : report.inFlight()) {
            RecordedWork work = known.get(item.invocationId());
            Listed listed = Listed.as(item.phase());
            Move move = Reconciliation.of(work == null ? null : work.seenFrom(item.epoch()), listed, true);
            all.add(new Compared(item.invocationId(), item.epoch(), listed, move));
        }
        return all;
    }

    /**
     * Settles one disagreement. What led to it is looked at again under the row's lock; if it is gone, nothing happens.
     *
     * @param ledgerId the ledger the list was read from
     */
    public void settle(Actor by, AgentId agent, Compared found, String ledgerId) {
        Optional<Held> open = open(agent, new InvocationId(found.invocation()));
        if (open.isEmpty() || open.get().invocation().epoch() != found.epoch()) {
            return;
        }
        Held held = open.get();
        Move move = Reconciliation.of(
                held.work().seen(), found.listed(), held.execution().isInLedger(ledgerId));
        if (move != found.move()) {
            return;
        }
        switch (move) {
            case BEGIN -> {
                settlement.begin(held, journal.now());
                journal.announce(held.invocation());
            }
            case SEND_AGAIN -> sendAgain(agent, held);
            case CANCEL_AGAIN, FENCE -> cancels.fire(InvocationService.cancelOf(held));
            case LOSE -> lose(by, held, "The agent came back without the ledger that would know of this run.");
            case NONE, TELL_CANCEL, TELL_REPORT, TELL_FORGET -> {
                // Nothing changes on this side.
            }
        }
    }

    /** What the record says an agent has. */
    public List<InvocationId> heldBy(AgentId agent) {
        return rows.heldBy(agent);
    }

    /** The agent is away: what may run again anyway waits for nobody. The rest waits for the agent's return. */
    public void away(Actor by, AgentId agent, InvocationId id) {
        open(agent, id)
                .filter(held -> held.invocation().status().isWithAnAgent())
                .filter(held -> held.invocation().recovery() == RecoveryPolicy.IDEMPOTENT)
                .ifPresent(held -> lose(by, held, "The agent was not heard for longer than its lease."));
    }

    /** What agents had that will not be waited for any longer. */
    public List<InvocationId> overdue(Duration grace, int limit) {
        return rows.overdue(grace, limit).stream().map(InvocationId::new).toList();
    }

    /** The agent did not come back for it in time. Looked at again under the lock: it may have, this moment. */
    public void giveUp(Actor by, InvocationId id, Duration grace) {
        rows.lock(id)
                .filter(invocation -> invocation.status().isWithAnAgent())
                .filter(invocation -> rows.isOverdue(id, grace))
                .map(this::held)
                .ifPresent(held -> lose(by, held, "The agent did not come back in time, or was revoked."));
    }

    private void lose(Actor by, Held held, String message) {
        settlement.lose(by.in(held.invocation().project()), held, LostWork.AGENT_LOST, message);
        journal.announce(held.invocation());
    }

    /** Given or to be stopped for a while, and the agent omits it: whoever sent the frame may have died, or lost the agent. */
    public void repeat(AgentId agent, InvocationId id) {
        open(agent, id).ifPresent(held -> {
            if (held.invocation().status() == InvocationStatus.DISPATCHED) {
                sendAgain(agent, held);
            } else if (held.invocation().status() == InvocationStatus.CANCELLING) {
                cancels.fire(InvocationService.cancelOf(held));
            }
        });
    }

    /** The same dispatch under the same epoch: the agent takes it once, however often it comes. */
    private void sendAgain(AgentId agent, Held held) {
        Invocation invocation = held.invocation();
        Dispatch bare = Assignment.frame(
                invocation,
                held.execution().id(),
                workspaces.get(invocation.project(), invocation.workspace().value()),
                seal.arguments(invocation));
        // Without a session there is nobody to send to; the next hello comes here again.
        warrants.keyOf(agent)
                .map(key -> warrants.sign(bare, invocation, key))
                .ifPresent(frame -> dispatches.fire(new DispatchReady(
                        agent, invocation.id(), held.execution().ledgerId(), frame, invocation.traceContext())));
    }

    private Optional<Held> open(AgentId agent, InvocationId id) {
        return rows.lock(id)
                .filter(invocation -> agent.equals(invocation.agent()))
                .filter(invocation ->
                        invocation.status().isWithAnAgent() || invocation.status() == InvocationStatus.AMBIGUOUS)
                .map(this::held);
    }

    private Held held(Invocation invocation) {
        return new Held(invocation, rows.execution(Objects.requireNonNull(invocation.execution())));
    }
}
