package org.xerotier.router.web.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.people.DelegationView;

/** Authority to approve that was lent to a member. */
record DelegationResponse(
        String id,
        String memberId,
        String member,
        String lentById,
        String lentBy,
        List<String> riskLevels,
        Instant from,
        Instant until,
        String reason,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    static DelegationResponse of(DelegationView loan) {
        return new DelegationResponse(
                loan.id().value(),
                loan.member().id().value(),
                loan.member().username(),
                loan.lender().id().value(),
                loan.lender().username(),
                loan.risks().stream().map(RiskLevel::wireName).toList(),
                loan.from(),
                loan.until(),
                loan.reason(),
                loan.createdAt(),
                loan.revokedAt());
    }
}
