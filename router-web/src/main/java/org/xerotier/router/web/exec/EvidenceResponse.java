package org.xerotier.router.web.exec;

import java.util.List;
import org.xerotier.router.invocation.EvidenceView;
import org.xerotier.router.web.names.Names;

/** What is known about how a call ended besides its outcome, oldest first. */
record EvidenceResponse(
        String object,
        String invocationId,
        List<ExecutionResponse> executions,
        List<AmbiguityResponse> ambiguities,
        List<ReportResponse> reports) {

    static EvidenceResponse of(String invocation, EvidenceView evidence, Names names) {
        return new EvidenceResponse(
                "exec.evidence",
                invocation,
                evidence.runs().stream()
                        .map(run -> ExecutionResponse.of(run, names))
                        .toList(),
                evidence.ambiguities().stream().map(AmbiguityResponse::of).toList(),
                evidence.reports().stream()
                        .map(report -> ReportResponse.of(report, names))
                        .toList());
    }
}
