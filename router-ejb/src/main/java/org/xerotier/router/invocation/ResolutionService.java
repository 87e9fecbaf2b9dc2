package org.xerotier.router.invocation;

import static org.xerotier.router.invocation.InvocationError.INVOCATION_NOT_AMBIGUOUS;
import static org.xerotier.router.invocation.InvocationError.RESOLUTION_NOT_PERMITTED;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.policy.LevelPolicy;
import org.xerotier.router.policy.PolicyQueries;

/** The operators' door: what is to hold of a call whose outcome nobody knows. */
@Stateless
public class ResolutionService {

    @Inject
    InvocationRepository rows;

    @Inject
    AmbiguityRepository doubts;

    @Inject
    PeopleQueries people;

    @Inject
    PolicyQueries policies;

    @Inject
    InvocationJournal journal;

    @Inject
    RunAgain again;

    @Inject
    PayloadSeal seal;

    /**
     * Settles an unknown outcome. The same word of the same person once more changes nothing and is answered alike.
     *
     * @param reason why; kept with the call and in the audit log
     */
    public InvocationView resolve(Actor actor, InvocationId id, Resolution outcome, String reason) {
        Invocation invocation = rows.lock(actor.requireProject(), id).orElseThrow(() -> InvocationService.notFound(id));
        Optional<Ambiguity> found = doubt(invocation);
        requireAuthority(actor, invocation);
        if (invocation.status() != InvocationStatus.AMBIGUOUS || found.isEmpty()) {
            if (found.filter(doubt -> doubt.wasResolved(actor, outcome)).isPresent()) {
                return seal.opened(invocation);
            }
            throw INVOCATION_NOT_AMBIGUOUS.because(
                    "Invocation %s is %s; there is nothing to settle. `xeroctl exec show %s` shows how that came."
                            .formatted(id, invocation.status().wireName(), id));
        }
        found.get().resolve(actor, outcome, reason, journal.now());
        journal.tell(
                invocation,
                EventKind.RESOLVED,
                facts -> facts.put("outcome", outcome.wireName())
                        .put("reason", reason)
                        .putObject("by")
                        .put("id", actor.id())
                        .put("name", actor.name()));
        journal.audit(actor, invocation, "invocation.resolved", AuditOutcome.DONE, outcome.wireName() + ": " + reason);
        switch (outcome) {
            case SUCCEEDED ->
                end(actor, invocation, new Ending(InvocationStatus.COMPLETED, null, null, null, null, null));
            case FAILED ->
                end(
                        actor,
                        invocation,
                        Ending.failed(
                                "resolved_failed", "Settled as failed by %s: %s".formatted(actor.name(), reason)));
            case RETRY -> again.run(actor, invocation);
            case REPORTED -> throw new IllegalArgumentException("nobody chooses this");
        }
        journal.announce(invocation);
        return seal.opened(invocation);
    }

    private void requireAuthority(Actor actor, Invocation invocation) {
        LevelPolicy level = policies.effective(invocation.project(), invocation.workspace())
                .document()
                .level(invocation.effectiveRisk());
        WhoMayResolve.refusal(
                        actor,
                        people.standing(invocation.project(), actor.principal()),
                        invocation.requestedPrincipal(),
                        level)
                .ifPresent(why -> {
                    throw RESOLUTION_NOT_PERMITTED.because(why);
                });
    }

    private void end(Actor actor, Invocation invocation, Ending ending) {
        invocation.end(ending, journal.now());
        journal.end(actor, invocation, ending, null);
    }

    private Optional<Ambiguity> doubt(Invocation invocation) {
        ExecutionId execution = invocation.execution();
        return execution == null ? Optional.empty() : doubts.find(Objects.requireNonNull(execution));
    }
}
