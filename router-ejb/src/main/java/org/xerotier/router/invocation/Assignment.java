package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.fleet.DispatchGateService;
import org.xerotier.router.fleet.GateWord;
import org.xerotier.router.fleet.Picked;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.workspace.WorkspaceView;

/**
 * Gives a waiting invocation to an agent, within the caller's transaction: room is kept on an agent, the dispatch is put
 * on record, and the frame leaves after the commit. If the commit fails, the room is given back.
 */
@ApplicationScoped
class Assignment {

    /** More agents than close between two looks; past it the call waits for the next. */
    private static final int MOST_ATTEMPTS = 16;

    @Inject
    ConnectedAgents agents;

    @Inject
    DispatchGateService gate;

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationJournal journal;

    @Inject
    Warrants warrants;

    @Inject
    Event<DispatchReady> ready;

    @Inject
    Ids ids;

    /**
     * Looks for an agent; keeps its room if there is one. The memory that knows who is least busy may be late, so the
     * record is asked about the one it names; each that may not is one less to be named.
     */
    Picked pick(Invocation invocation) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Picked picked = agents.reserve(
                    invocation.id(),
                    invocation.workspace(),
                    ToolName.parse(invocation.tool()).orElseThrow(),
                    Optional.ofNullable(invocation.target()));
            if (picked.reservation().isEmpty()) {
                return picked;
            }
            AgentId agent = picked.reservation().get().agent();
            GateWord word = gate.ask(invocation.workspace(), agent);
            if (word == GateWord.OPEN) {
                return picked;
            }
            agents.release(agent, invocation.id());
            if (word == GateWord.WORKSPACE_PAUSED) {
                return Picked.BUSY;
            }
        }
        return Picked.BUSY;
    }

    /** Puts the dispatch on record. */
    void dispatch(
            Actor actor, Invocation invocation, WorkspaceView workspace, Reservation reservation, Bytes arguments) {
        Instant now = journal.now();
        ExecutionId execution = ExecutionId.next(ids);
        invocation.dispatch(reservation.agent(), execution, reservation.manifestHash(), now);
        rows.add(new Execution(execution, invocation, reservation, now));
        journal.tell(
                invocation,
                EventKind.DISPATCHED,
                facts -> facts.put("agent_id", reservation.agent().value())
                        .put("registration_name", reservation.registrationName())
                        .put("execution_id", execution.value())
                        .put("epoch", invocation.epoch()));
        journal.audit(actor, invocation, "invocation.dispatched", AuditOutcome.DONE, null);
        ready.fire(new DispatchReady(
                reservation.agent(),
                invocation.id(),
                reservation.ledgerId(),
                warrants.sign(frame(invocation, execution, workspace, arguments), invocation, reservation.peer()),
                invocation.traceContext()));
    }

    /** The frame of the present epoch, but for its warrant; the same words every time it is sent. */
    static Dispatch frame(Invocation invocation, ExecutionId execution, WorkspaceView workspace, Bytes arguments) {
        return new Dispatch(
                invocation.id().value(),
                execution.value(),
                invocation.epoch(),
                workspace.id().value(),
                workspace.name(),
                invocation.tool(),
                arguments,
                invocation.argumentsDigest(),
                invocation.manifestHash(),
                scopeBytes(workspace.scope()),
                invocation.timeoutMillis(),
                startWithin(invocation),
                invocation.preconditions(),
                Bytes.EMPTY);
    }

    /** An agent that has not begun by then never begins, and says so. */
    private static final long START_WITHIN_MILLIS = 60_000;

    /** More for a call whose preconditions are looked at first: a plan may take minutes. */
    private static final long LOOK_WITHIN_MILLIS = 600_000;

    static long startWithin(Invocation invocation) {
        return START_WITHIN_MILLIS + (invocation.preconditions().isEmpty() ? 0 : LOOK_WITHIN_MILLIS);
    }

    private static Bytes scopeBytes(WorkspaceScope scope) {
        return scope.isUnnarrowed() ? Bytes.EMPTY : Bytes.adopt(CanonicalJson.write(scope.toJson()));
    }

    void giveBack(@Observes(during = TransactionPhase.AFTER_FAILURE) DispatchReady undone) {
        agents.release(undone.agent(), undone.invocation());
    }
}
