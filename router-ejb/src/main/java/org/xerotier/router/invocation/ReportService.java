package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Started;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/**
 * The agents' door: what they report becomes the record, if it is about work they hold under its present epoch. Each
 * method is one transaction; the caller acknowledges only after it returned.
 */
@Stateless
public class ReportService {

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationJournal journal;

    @Inject
    Settlement settlement;

    @Inject
    Evidence evidence;

    /** What became of a report. */
    public enum Disposition {
        RECORDED,
        DUPLICATE,
        STALE,
        UNKNOWN,
        /** Output is missing before it; the agent sends from where the record ends. */
        INCOMPLETE
    }

    /**
     * The answer to a piece of output.
     *
     * @param recordedUpTo number of the last piece on record
     */
    public record Received(Disposition disposition, long recordedUpTo) {}

    /** The tool has begun. */
    public void started(Actor agent, Started report) {
        held(agent, report.invocationId(), report.epoch())
                .filter(held -> held.invocation().status() == InvocationStatus.DISPATCHED)
                .ifPresent(held -> {
                    settlement.begin(held, Instant.ofEpochMilli(report.startedAtMillis()));
                    journal.announce(held.invocation());
                });
    }

    /** A piece of output. */
    public Received progress(Actor agent, Progress report) {
        Optional<Held> found = held(agent, report.invocationId(), report.epoch());
        if (found.isEmpty()) {
            return new Received(Disposition.STALE, 0);
        }
        Held held = found.get();
        if (report.sequence() != held.execution().pieces() + 1) {
            return new Received(
                    report.sequence() <= held.execution().pieces() ? Disposition.DUPLICATE : Disposition.INCOMPLETE,
                    held.execution().pieces());
        }
        if (held.invocation().status() == InvocationStatus.DISPATCHED) {
            settlement.begin(held, journal.now());
        }
        settlement.append(held, new OutputPiece(report.sequence(), report.stream(), report.offset(), report.data()));
        journal.announce(held.invocation());
        return new Received(Disposition.RECORDED, held.execution().pieces());
    }

    /** How it ended. */
    public Received result(Actor agent, Result report) {
        if (!InvocationId.matches(report.invocationId())) {
            return new Received(Disposition.UNKNOWN, 0);
        }
        Optional<Invocation> found = rows.lock(agent.requireProject(), new InvocationId(report.invocationId()));
        if (found.isEmpty()) {
            return new Received(Disposition.UNKNOWN, 0);
        }
        Invocation invocation = found.get();
        if (!invocation.isHeldBy(new AgentId(agent.id()), report.epoch())) {
            evidence.keep(agent, invocation, false, report);
            return new Received(Disposition.STALE, 0);
        }
        Execution execution = rows.execution(Objects.requireNonNull(invocation.execution()));
        boolean isOpen = invocation.status().isWithAnAgent() || invocation.status() == InvocationStatus.AMBIGUOUS;
        if (!isOpen || execution.status().next().isEmpty()) {
            evidence.keep(agent, invocation, true, report);
            return new Received(Disposition.DUPLICATE, execution.pieces());
        }
        Held held = new Held(invocation, execution);
        for (OutputPiece piece : report.pieces()) {
            if (piece.sequence() == execution.pieces() + 1) {
                settlement.append(held, piece);
            }
        }
        if (execution.pieces() != report.lastSequence()) {
            journal.announce(invocation);
            return new Received(Disposition.INCOMPLETE, execution.pieces());
        }
        settlement.settle(agent, held, report);
        journal.announce(invocation);
        return new Received(Disposition.RECORDED, execution.pieces());
    }

    /** The agent refused a dispatch: that epoch had no effect and never will. */
    public boolean refused(Actor agent, DispatchAck ack) {
        Refused refused = new Refused(ack.code(), ack.message(), AgentRefusals.isAfterAcceptance(ack.code()));
        return release(agent, held(agent, ack.invocationId(), ack.epoch()), refused);
    }

    /** The agent met a cancel before it had begun: fenced, no effect. */
    public boolean neverBegan(Actor agent, CancelAck ack) {
        Optional<Held> found = held(agent, ack.invocationId(), ack.epoch());
        boolean wasAsked = found.filter(held -> held.invocation().status() != InvocationStatus.AMBIGUOUS)
                .isPresent();
        return release(
                agent,
                found,
                wasAsked
                        ? new Refused("cancelled", "Stopped before it began.", true)
                        : new Refused(Refused.NEVER_BEGAN, "It never reached the agent, or never began there.", true));
    }

    private boolean release(Actor agent, Optional<Held> found, Refused refused) {
        Optional<Held> fresh = found.filter(held -> held.execution().status() == ExecutionStatus.DISPATCHED
                || held.invocation().status() == InvocationStatus.AMBIGUOUS && held.hasNotBegun());
        fresh.ifPresent(held -> {
            settlement.release(agent, held, refused);
            journal.announce(held.invocation());
        });
        return fresh.isPresent();
    }

    /** The work, locked, if this agent holds it under this epoch and it has not ended. */
    private Optional<Held> held(Actor agent, String invocationId, long epoch) {
        if (!InvocationId.matches(invocationId)) {
            return Optional.empty();
        }
        return rows.lock(agent.requireProject(), new InvocationId(invocationId))
                .filter(invocation -> invocation.isHeldBy(new AgentId(agent.id()), epoch))
                .filter(invocation ->
                        invocation.status().isWithAnAgent() || invocation.status() == InvocationStatus.AMBIGUOUS)
                .map(invocation ->
                        new Held(invocation, rows.execution(Objects.requireNonNull(invocation.execution()))));
    }
}
