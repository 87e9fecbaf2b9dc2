package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.invocation.ExecutionReport.Kind;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;

/** Keeps reports that change nothing; one that speaks against what a probe or a person settled is an alarm as well. */
@ApplicationScoped
class Evidence {

    /** An agent that repeats itself must not fill the table. */
    static final int MOST_OF_AN_INVOCATION = 20;

    @Inject
    AmbiguityRepository doubts;

    @Inject
    InvocationJournal journal;

    @Inject
    Event<ReportContradicts> alarms;

    @Inject
    Ids ids;

    /** @param isPresent the report is about the invocation's present epoch, from the agent that had it */
    void keep(Actor agent, Invocation invocation, boolean isPresent, Result report) {
        List<ExecutionReport> kept = doubts.reports(invocation.project(), invocation.id());
        if (kept.size() >= MOST_OF_AN_INVOCATION || kept.stream().anyMatch(one -> one.says(agent.id(), report))) {
            return;
        }
        Optional<Resolution> settled = settled(invocation, report);
        boolean isContradiction =
                settled.filter(as -> contradicts(report.outcome(), as)).isPresent();
        Kind kind = isContradiction ? Kind.CONTRADICTION : isPresent ? Kind.DUPLICATE : Kind.STALE;
        doubts.add(new ExecutionReport(
                ids.next(IdPrefix.REPORT), invocation.project(), agent.id(), kind, report, journal.now()));
        if (isContradiction) {
            raise(agent, invocation, report, settled.get());
        }
    }

    /** What was settled about the present epoch without the agent; the agent may not have it any more. */
    private Optional<Resolution> settled(Invocation invocation, Result report) {
        ExecutionId execution = invocation.execution();
        return execution == null || invocation.epoch() != report.epoch()
                ? Optional.empty()
                : doubts.find(execution).map(Ambiguity::settledWithoutAgent);
    }

    static boolean contradicts(Result.Outcome reported, Resolution settled) {
        return switch (reported) {
            case UNKNOWN -> false;
            case COMPLETED -> settled != Resolution.SUCCEEDED;
            case NOT_STARTED -> settled == Resolution.SUCCEEDED;
            case FAILED, TIMED_OUT, CANCELLED -> settled != Resolution.FAILED;
        };
    }

    private void raise(Actor agent, Invocation invocation, Result report, Resolution settled) {
        @Nullable Integer exitCode = report.exitCode();
        journal.tell(invocation, EventKind.CONTRADICTED, facts -> {
            facts.put("agent_id", agent.id())
                    .put("epoch", report.epoch())
                    .put("settled_as", settled.wireName())
                    .put("reported", report.outcome().wireName())
                    .put("exit_code", exitCode);
        });
        journal.audit(
                agent,
                invocation,
                "invocation.contradicted",
                AuditOutcome.REFUSED,
                report.outcome().wireName());
        InvocationLog.contradicted(
                invocation.id(), settled.wireName(), report.outcome().wireName());
        alarms.fire(new ReportContradicts(
                invocation.view(), settled, report.outcome().wireName()));
        journal.announce(invocation);
    }
}
