package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InTransaction;

/** The moves of an invocation that an agent holds, each under its row lock, with event and audit row. */
@ApplicationScoped
@InTransaction
class Settlement {

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationJournal journal;

    @Inject
    AmbiguityRepository doubts;

    @Inject
    PayloadSeal seal;

    @Inject
    Waiting waiting;

    @Inject
    Event<WarrantRefused> alarms;

    /** The agent says how it ended. */
    void settle(Actor agent, Held held, Result report) {
        Instant now = journal.now();
        Instant started = report.startedAtMillis() == 0 ? null : Instant.ofEpochMilli(report.startedAtMillis());
        switch (report.outcome()) {
            case NOT_STARTED -> {
                if (!held.hasNotBegun()) {
                    lose(
                            agent,
                            held,
                            LostWork.CONTRADICTS_ITSELF,
                            "The agent said it began, and then that it never did.");
                } else {
                    release(agent, held, new Refused(report.errorCode(), report.errorMessage(), true));
                }
            }
            case UNKNOWN -> {
                held.execution().began(started);
                lose(agent, held, LostWork.CANNOT_SAY, "The agent cannot say how the run ended.");
            }
            case COMPLETED, FAILED, TIMED_OUT, CANCELLED -> {
                told(held.invocation());
                held.execution().finish(report, started, Instant.ofEpochMilli(report.finishedAtMillis()));
                Ending ending = new Ending(
                        endOf(report.outcome()),
                        report.exitCode(),
                        emptyToNull(report.errorCode()),
                        emptyToNull(report.errorMessage()),
                        started,
                        null);
                held.invocation().end(ending, now);
                journal.end(agent, held.invocation(), ending, held.execution());
            }
        }
    }

    /** The epoch had no effect and never will: the call is free for another try, or ends. */
    void release(Actor agent, Held held, Refused refused) {
        Instant now = journal.now();
        Invocation invocation = held.invocation();
        String code = refused.code();
        told(invocation);
        held.execution().neverStarted(code, refused.message(), now);
        if (AgentRefusals.isAlarming(code)) {
            alarm(agent, invocation, code, refused.message());
        }
        if (invocation.isUnwanted() || code.equals("cancelled")) {
            drop(agent, invocation, Ending.cancelled(invocation.view().cancelReason()));
        } else if (refused.mayGoOn(invocation)) {
            queueAgain(invocation, code, now);
        } else {
            drop(agent, invocation, refused.ending(invocation));
        }
    }

    void queueAgain(Invocation invocation, String reason, Instant now) {
        invocation.queue(now);
        journal.tell(invocation, EventKind.QUEUED, facts -> facts.put("reason", reason));
        waiting.joins(invocation.workspace(), invocation.tool());
    }

    /** The agent tells of a run of which nobody knew. */
    private void told(Invocation invocation) {
        if (invocation.status() == InvocationStatus.AMBIGUOUS) {
            doubt(invocation).ifPresent(doubt -> doubt.report(journal.now()));
        }
    }

    private Optional<Ambiguity> doubt(Invocation invocation) {
        return Optional.ofNullable(invocation.execution()).flatMap(doubts::find);
    }

    private void alarm(Actor agent, Invocation invocation, String code, String message) {
        journal.tell(
                invocation,
                EventKind.WARRANT_REFUSED,
                facts -> facts.put("agent_id", agent.id())
                        .put("epoch", invocation.epoch())
                        .putObject("error")
                        .put("code", code)
                        .put("message", message));
        journal.audit(agent, invocation, "warrant.refused", AuditOutcome.REFUSED, code);
        InvocationLog.warrantRefused(invocation.id(), agent.id(), code);
        alarms.fire(new WarrantRefused(invocation.view(), code, message));
    }

    /** What becomes of a run whose agent cannot say, or is not there to say, how it ended. */
    void lose(Actor by, Held held, String code, String message) {
        Instant now = journal.now();
        Invocation invocation = held.invocation();
        held.execution().lose(now);
        boolean mayRunAgain = invocation.recovery() == RecoveryPolicy.IDEMPOTENT;
        if (mayRunAgain && invocation.status() == InvocationStatus.CANCELLING) {
            Ending ending = Ending.stopped(invocation.view().cancelReason());
            invocation.end(ending, now);
            journal.end(by, invocation, ending, null);
        } else if (mayRunAgain) {
            queueAgain(invocation, code, now);
        } else if (invocation.status() != InvocationStatus.AMBIGUOUS) {
            invocation.loseSight(code, message);
            doubts.add(new Ambiguity(invocation, held.execution().id(), code, message, now));
            Ending unknown = new Ending(InvocationStatus.AMBIGUOUS, null, code, message, null, null);
            journal.end(by, invocation, unknown, held.execution());
        } else if (LostWork.isAgentsWord(code)) {
            // It was lost; now the agent is back and says so itself. Its ledger may forget the call, and what
            // it says of it then is no knowledge.
            invocation.loseSight(code, message);
            doubt(invocation).ifPresent(doubt -> doubt.hear(code, message));
        }
    }

    /**
     * Ends a call that no agent has, or whose last epoch did not run. One that ran before and was to run again is what it
     * was before: of unknown outcome, since whatever it did then is not undone by its not running now.
     */
    void drop(Actor by, Invocation invocation, Ending ending) {
        Optional<Ambiguity> before = ranBefore(invocation);
        if (before.isPresent()) {
            Ambiguity doubt = before.get();
            doubt.reopen();
            String message = "%s It did not run again: %s".formatted(doubt.message(), ending.errorMessage());
            invocation.goBackTo(doubt.execution());
            invocation.loseSight(doubt.code(), message);
            Ending unknown = new Ending(InvocationStatus.AMBIGUOUS, null, doubt.code(), message, null, null);
            journal.end(by, invocation, unknown, null);
            return;
        }
        boolean mayHaveBegun = ending.status() == InvocationStatus.CANCELLED
                && invocation.epoch() > 0
                && rows.hasLostRun(invocation.project(), invocation.id());
        Ending honest = mayHaveBegun ? Ending.stopped(ending.cancelReason()) : ending;
        invocation.end(honest, journal.now());
        journal.end(by, invocation, honest, null);
    }

    /** The last run that a person wanted repeated although nobody knows what it did. */
    private Optional<Ambiguity> ranBefore(Invocation invocation) {
        return invocation.epoch() == 0
                ? Optional.empty()
                : doubts.of(invocation.project(), invocation.id()).stream()
                        .filter(Ambiguity::isToRunAgain)
                        .reduce((earlier, later) -> later);
    }

    void begin(Held held, Instant at) {
        held.invocation().start(at);
        held.execution().start(at);
        journal.tell(held.invocation(), EventKind.STARTED);
    }

    /**
     * Puts a piece of output on record, if the run has room for it. A piece without content says nothing and would cost a
     * row. Whatever is left out counts as received: its agent has nothing better to send.
     */
    void append(Held held, OutputPiece piece) {
        Execution run = held.execution();
        boolean isEmpty = piece.data().isEmpty();
        if (!isEmpty && !run.outputTruncated() && !OutputRoom.of(held).holds(run, piece)) {
            run.cutOutput();
            InvocationLog.outputCut(held.invocation(), run);
        }
        if (isEmpty || run.outputTruncated()) {
            run.passOver();
            return;
        }
        byte[] sealed = seal.piece(held.invocation().project(), run.id(), piece.sequence(), piece.data());
        rows.add(new InvocationEvent(held.invocation(), run, piece, sealed, journal.now()));
        run.addPiece(piece.stream().wireName(), piece.data().length());
    }

    private static InvocationStatus endOf(Result.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> InvocationStatus.COMPLETED;
            case FAILED -> InvocationStatus.FAILED;
            case TIMED_OUT -> InvocationStatus.TIMED_OUT;
            case CANCELLED -> InvocationStatus.CANCELLED;
            case NOT_STARTED, UNKNOWN -> throw new IllegalArgumentException(outcome + " is no end");
        };
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
