package org.xerotier.router.invocation;

import org.xerotier.mesh.manifest.RecoveryPolicy;

/**
 * An agent's fenced word that an epoch never began and never will.
 *
 * @param wasAccepted the agent had taken the epoch on before; what happens then is for the tool's recovery policy to say
 */
record Refused(String code, String message, boolean wasAccepted) {

    /** The code of work that an agent, asked after an outage, says it never began. */
    static final String NEVER_BEGAN = "never_began";

    /** How the call ends if it ends with this. */
    Ending ending(Invocation invocation) {
        boolean couldGoOn = AgentRefusals.isPassing(code, invocation.epoch());
        return Ending.failed(
                code, couldGoOn ? message + " Nothing happened; call it again if it is still wanted." : message);
    }

    /** Whether the call waits for another agent now; it ends if not. */
    boolean mayGoOn(Invocation invocation) {
        boolean isPassing = AgentRefusals.isPassing(code, invocation.epoch());
        return isPassing && (!wasAccepted || invocation.recovery() != RecoveryPolicy.NEVER);
    }
}
