package org.xerotier.router.invocation;

import java.util.List;

/**
 * What is known about how a call ended besides its outcome.
 *
 * @param runs one an epoch, oldest first
 * @param ambiguities when nobody could say, and what settled it, oldest first
 * @param reports of agents that changed nothing, oldest first
 */
public record EvidenceView(List<ExecutionView> runs, List<AmbiguityView> ambiguities, List<ReportView> reports) {

    public EvidenceView {
        runs = List.copyOf(runs);
        ambiguities = List.copyOf(ambiguities);
        reports = List.copyOf(reports);
    }
}
