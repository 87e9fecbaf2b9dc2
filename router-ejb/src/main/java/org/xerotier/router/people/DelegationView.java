package org.xerotier.router.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.DelegationId;

/** Lent authority as callers see it. */
public record DelegationView(
        DelegationId id,
        UserView member,
        UserView lender,
        List<RiskLevel> risks,
        Instant from,
        Instant until,
        String reason,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    public DelegationView {
        risks = List.copyOf(risks);
    }
}
