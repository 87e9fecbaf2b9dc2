package org.xerotier.router.web.management;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.CandidateState;
import org.xerotier.router.fleet.CandidateView;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.page.ListResponse;

/** A workspace binding an agent proposes; kind, name and evidence are its own words. */
record CandidateResponse(
        String id,
        NamedAgent agent,
        String kind,
        String name,
        String evidence,
        CandidateState state,
        Instant reportedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable NamedWorkspace workspace) {

    static ListResponse<CandidateResponse> page(Page<CandidateView> candidates, Names names) {
        return ListResponse.of(candidates, candidate -> of(candidate, names));
    }

    static CandidateResponse of(CandidateView candidate, Names names) {
        return new CandidateResponse(
                candidate.id().value(),
                names.agent(candidate.agent().value()),
                candidate.kind(),
                candidate.name(),
                candidate.evidence(),
                candidate.state(),
                candidate.reportedAt(),
                candidate.decidedAt(),
                candidate.decidedBy(),
                candidate.reason(),
                candidate.workspace() == null
                        ? null
                        : names.workspace(candidate.workspace().value()));
    }
}
