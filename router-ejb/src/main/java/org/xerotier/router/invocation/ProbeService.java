package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/** Has a tool's probe called when nobody knows what became of a run, and settles the call if the probe can tell. */
@Stateless
public class ProbeService {

    /** For the way of a dispatch, and for an agent that stops a run a little late. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    @Inject
    AmbiguityRepository doubts;

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationService invocations;

    @Inject
    ToolCatalog catalog;

    @Inject
    PayloadSeal seal;

    @Inject
    Settlement settlement;

    @Inject
    InvocationJournal journal;

    /** Unknown outcomes whose probe is due. */
    public List<ExecutionId> due(int limit) {
        return doubts.due(journal.now(), limit);
    }

    /** Unknown outcomes whose probe has ended. */
    public List<ExecutionId> answered(int limit) {
        return doubts.probed(limit);
    }

    /** Where a run is at home. */
    public ProjectId project(ExecutionId run) {
        return doubts.find(run).orElseThrow().project();
    }

    /** Calls the probe as a call of its own, through every gate; the agent must offer it. */
    public void begin(Actor system, ExecutionId run) {
        Optional<Doubted> found = open(run).filter(one -> one.doubt().isDue(journal.now()));
        if (found.isEmpty()) {
            return;
        }
        Ambiguity doubt = found.get().doubt();
        Invocation invocation = found.get().invocation();
        Optional<ToolName> probe = ProbeCall.probeOf(invocation, catalog);
        if (probe.isEmpty()) {
            doubt.expectNoProbe("The tool declares no probe.");
            return;
        }
        Optional<InvokeTool> call = ProbeCall.of(invocation, seal.argumentsJson(invocation), probe.get(), catalog);
        if (call.isEmpty()) {
            doubt.skipTry("The agent that had the call does not offer %s now.".formatted(probe.get()), journal.now());
            return;
        }
        String asked = invocations.invoke(system, call.get()).invocation().id();
        doubt.probe(probe.get(), new InvocationId(asked));
        journal.tell(
                invocation,
                EventKind.PROBED,
                facts -> facts.put("tool", probe.get().dotted()).put("probe_invocation_id", asked));
    }

    /** The probe could not be called now. */
    public void postpone(ExecutionId run, String why) {
        open(run).ifPresent(one -> one.doubt().skipTry(why, journal.now()));
    }

    /** Reads the answer of a probe that has ended. */
    public void conclude(Actor system, ExecutionId run) {
        Optional<Doubted> found = open(run).filter(one -> one.doubt().isProbed());
        if (found.isEmpty()) {
            return;
        }
        Ambiguity doubt = found.get().doubt();
        Invocation invocation = found.get().invocation();
        InvocationView probe = rows.find(Objects.requireNonNull(doubt.probeInvocation()))
                .orElseThrow()
                .view();
        Instant now = journal.now();
        switch (ProbeAnswer.of(probe.status(), probe.exitCode())) {
            case HAPPENED -> {
                doubt.answer(ProbeAnswer.HAPPENED, Resolution.SUCCEEDED, now);
                end(system, invocation, probe, new Ending(InvocationStatus.COMPLETED, null, null, null, null, null));
            }
            case DID_NOT_HAPPEN -> {
                if (mayStillRun(doubt, invocation, now)) {
                    doubt.tryLater(
                            ProbeAnswer.DID_NOT_HAPPEN, "It had not happened yet, but may still be running.", now);
                } else {
                    didNotHappen(system, doubt, invocation, probe, now);
                }
            }
            case CANNOT_SAY ->
                doubt.tryLater(
                        ProbeAnswer.CANNOT_SAY,
                        "The probe ended as %s with exit code %s."
                                .formatted(probe.status().wireName(), probe.exitCode()),
                        now);
        }
    }

    private void didNotHappen(Actor system, Ambiguity doubt, Invocation invocation, InvocationView probe, Instant now) {
        if (invocation.isUnwanted()) {
            doubt.answer(ProbeAnswer.DID_NOT_HAPPEN, Resolution.FAILED, now);
            end(system, invocation, probe, Ending.cancelled(invocation.view().cancelReason()));
        } else if (invocation.recovery() == RecoveryPolicy.NEVER) {
            doubt.answer(ProbeAnswer.DID_NOT_HAPPEN, Resolution.FAILED, now);
            end(system, invocation, probe, Ending.failed("not_done", "The tool's probe says that it did not happen."));
        } else {
            doubt.answer(ProbeAnswer.DID_NOT_HAPPEN, Resolution.RETRY, now);
            settlement.queueAgain(invocation, "not_done", now);
            journal.audit(system, invocation, "invocation.probed", AuditOutcome.DONE, "not_done");
            journal.announce(invocation);
        }
    }

    private void end(Actor system, Invocation invocation, InvocationView probe, Ending ending) {
        invocation.end(ending, journal.now());
        journal.audit(system, invocation, "invocation.probed", AuditOutcome.DONE, probe.id());
        journal.end(system, invocation, ending, null);
        journal.announce(invocation);
    }

    /** Nobody has heard from the agent, and the run may not have reached its time limit there. */
    private static boolean mayStillRun(Ambiguity doubt, Invocation invocation, Instant now) {
        Instant dispatched = Objects.requireNonNull(invocation.dispatchedAt());
        Instant over = dispatched
                .plusMillis(Assignment.startWithin(invocation) + invocation.timeoutMillis())
                .plus(MARGIN);
        return !doubt.isAgentsWord() && now.isBefore(over);
    }

    private record Doubted(Ambiguity doubt, Invocation invocation) {}

    /** The doubt, if it still is one, under its invocation's lock. */
    private Optional<Doubted> open(ExecutionId run) {
        Ambiguity seen = doubts.find(run).orElseThrow();
        return rows.lock(seen.project(), seen.invocation())
                .filter(invocation -> invocation.status() == InvocationStatus.AMBIGUOUS)
                .filter(invocation -> run.equals(invocation.execution()))
                .map(invocation -> new Doubted(seen, invocation))
                .filter(one -> !one.doubt().isSettled());
    }
}
