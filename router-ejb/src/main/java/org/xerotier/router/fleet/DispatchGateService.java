package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * The last question before a call is given to an agent, asked in the transaction that does it. The router's memory picked
 * the agent by what it knew a moment ago; the answer here is that of the record, and stays true until the transaction
 * ends: a pause, a revocation or a conflict that comes now waits for it, and is seen by the next.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DispatchGateService {

    @Inject
    DispatchGateRepository gate;

    @Inject
    FleetDirectory directory;

    /** What the record says; what this router's memory did not know yet, it knows from now on. */
    public GateWord ask(WorkspaceId workspace, AgentId agent) {
        GateWord word = gate.ask(workspace, agent);
        directory.update(agent, known -> switch (word) {
            case OPEN, WORKSPACE_PAUSED -> known;
            case AGENT_PAUSED -> known.withBars(known.bars().pausing());
            case CONFLICT_PILL, REVOKED -> known.withBars(known.bars().contesting());
            case BINDING_PAUSED -> known.withBars(known.bars().pausing(workspace));
            case UNBOUND ->
                known.withWorkspaces(new AgentBindingChanged(agent, workspace, false).applyTo(known.workspaces()));
        });
        return word;
    }
}
