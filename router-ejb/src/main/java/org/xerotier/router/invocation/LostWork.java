package org.xerotier.router.invocation;

import java.util.Set;

/** The codes that say why nobody knows how a run ended. */
final class LostWork {

    /** The agent did not come back in time, or without the ledger that would know. */
    static final String AGENT_LOST = "agent_lost";

    /** Its ledger says that the run began, and nothing of its end. */
    static final String CANNOT_SAY = "agent_cannot_say";

    static final String CONTRADICTS_ITSELF = "agent_contradicts_itself";

    private static final Set<String> AGENTS_WORD = Set.of(CANNOT_SAY, CONTRADICTS_ITSELF);

    private LostWork() {}

    static boolean isAgentsWord(String code) {
        return AGENTS_WORD.contains(code);
    }
}
