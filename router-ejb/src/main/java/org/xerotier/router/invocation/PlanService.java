package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;

/** Turns the end of a plan's run into a question, or into the end of the call that has no plan to show. */
@Stateless
public class PlanService {

    @Inject
    InvocationRepository rows;

    @Inject
    ApprovalService approvals;

    @Inject
    PayloadSeal seal;

    @Inject
    InvocationJournal journal;

    /** Calls whose plan is made, or will never be. */
    public List<InvocationId> due(int limit) {
        return rows.plannedBy(limit);
    }

    /** The request is touched before the call, as every decision does, so that none waits for another in a circle. */
    public void settle(Actor system, InvocationId id) {
        Invocation waiting = rows.find(id).orElseThrow();
        if (!waiting.awaitsAPlan()) {
            return;
        }
        Actor here = system.in(waiting.project());
        Invocation maker =
                rows.find(Objects.requireNonNull(waiting.planInvocation())).orElseThrow();
        Optional<String> fault = fault(waiting, maker);
        if (fault.isPresent()) {
            approvals.withdraw(here, id, fault.get());
            return;
        }
        String sha256 = Objects.requireNonNull(shown(maker));
        String digest =
                waiting.asked(seal.argumentsJson(waiting)).showing(sha256).digest();
        approvals.ready(here, Objects.requireNonNull(waiting.approval()), digest, sha256);
        waiting.plan(sha256, digest);
        journal.announce(waiting);
    }

    private Optional<String> fault(Invocation waiting, Invocation maker) {
        if (maker.status() != InvocationStatus.COMPLETED || shown(maker) == null) {
            InvocationView.Fault error = maker.view().error();
            return Optional.of("The plan (%s, %s) ended as %s%s; nobody was asked."
                    .formatted(
                            maker.tool(),
                            maker.id(),
                            maker.status().wireName(),
                            error == null ? "" : ": " + error.code() + " " + error.message()));
        }
        boolean isOther = waiting.preconditions().stream()
                .anyMatch(one ->
                        one.kind() == Precondition.Kind.PLAN && !one.expected().equals(shown(maker)));
        return isOther
                ? Optional.of(
                        "The plan (%s) is not the one the call was made for; nobody was asked.".formatted(maker.id()))
                : Optional.empty();
    }

    private @Nullable String shown(Invocation maker) {
        return maker.execution() == null
                ? null
                : rows.execution(maker.execution()).view(maker).outputSha256();
    }
}
