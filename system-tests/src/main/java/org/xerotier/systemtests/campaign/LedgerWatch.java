package org.xerotier.systemtests.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.systemtests.history.LedgerLine;
import org.xerotier.systemtests.stack.AgentProcess;

/**
 * What agents' ledgers held at any time. They forget what is over two minutes after its warrant ended, so a campaign that
 * looked only at its end could not judge what was doubtful at its beginning.
 */
final class LedgerWatch {

    private final Map<String, LedgerLine> lines = new HashMap<>();

    /** Looks while agents run. What cannot be read at this moment is read the next time. */
    void glimpse(Iterable<AgentProcess> agents) {
        agents.forEach(agent -> LedgerReader.glimpse(agent).forEach(this::keep));
    }

    /** Looks at an agent that does not run. */
    void look(AgentProcess agent) {
        LedgerReader.read(agent).forEach(this::keep);
    }

    private void keep(LedgerLine line) {
        // An agent has one entry an invocation, of the newest epoch it has seen.
        lines.put(line.agent() + " " + line.invocation(), line);
    }

    List<LedgerLine> lines() {
        return new ArrayList<>(lines.values());
    }
}
