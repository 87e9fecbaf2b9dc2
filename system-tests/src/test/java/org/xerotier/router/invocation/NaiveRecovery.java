package org.xerotier.router.invocation;

import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/** A planted bug: nobody waits for the return of an agent that is away, whatever the tool's recovery policy says. */
class NaiveRecovery extends RecoveryService {

    @Override
    public void away(Actor by, AgentId agent, InvocationId id) {
        rows.lock(id)
                .filter(invocation -> agent.equals(invocation.agent()))
                .filter(invocation -> invocation.status().isWithAnAgent())
                .ifPresent(invocation -> {
                    settlement.lose(
                            by.in(invocation.project()),
                            new Held(
                                    invocation,
                                    rows.execution(java.util.Objects.requireNonNull(invocation.execution()))),
                            LostWork.AGENT_LOST,
                            "not heard");
                    journal.announce(invocation);
                });
    }
}
