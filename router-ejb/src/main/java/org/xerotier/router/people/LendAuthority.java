package org.xerotier.router.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What an owner wants to lend.
 *
 * @param member id or name of a member
 * @param from {@code null} for at once
 */
public record LendAuthority(
        String member, List<RiskLevel> risks, @Nullable Instant from, Instant until, String reason) {

    private static final int LONGEST_REASON = 500;

    public LendAuthority {
        risks = List.copyOf(risks);
        if (risks.isEmpty()) {
            throw PeopleError.DELEGATION_INVALID.because(
                    "Name at least one risk level: read, write, destructive, irreversible.", "risk_levels");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw PeopleError.DELEGATION_INVALID.because("Say why, in 1 to 500 characters.", "reason");
        }
    }
}
