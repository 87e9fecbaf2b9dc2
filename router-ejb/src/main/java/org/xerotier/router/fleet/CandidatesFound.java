package org.xerotier.router.fleet;

import java.util.List;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/** An agent proposed bindings nobody has decided about yet. Fired inside the transaction. */
public record CandidatesFound(ProjectId project, AgentId agent, String registrationName, List<CandidateView> found) {

    public CandidatesFound {
        found = List.copyOf(found);
    }
}
