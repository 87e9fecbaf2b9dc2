package org.xerotier.mesh.frame;

import java.util.List;

/** What the agent's probes found at its start. Sent once per session; the same report again changes nothing. */
public record DiscoveryReport(List<Candidate> candidates) implements Frame {

    public DiscoveryReport {
        Bounds.size("candidates", candidates.size(), Candidate.MAX_PER_REPORT);
        candidates = List.copyOf(candidates);
    }

    @Override
    public FrameType type() {
        return FrameType.DISCOVERY_REPORT;
    }
}
