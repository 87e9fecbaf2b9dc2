package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.WorkspaceId;

/** Asks the database, whose word holds to the end of the transaction: who closes the gate waits for it. */
@ApplicationScoped
@InTransaction
class DispatchGateRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    GateWord ask(WorkspaceId workspace, AgentId agent) {
        return GateWord.ofWireName((String) entities.createNativeQuery("select dispatch_gate(?, ?)")
                .setParameter(1, workspace.value())
                .setParameter(2, agent.value())
                // It reads nothing this transaction writes, and a flush now would write the invocation twice: as it
                // waits, and as it is dispatched a moment later.
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult());
    }
}
