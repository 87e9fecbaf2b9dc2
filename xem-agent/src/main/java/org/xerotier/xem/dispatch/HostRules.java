package org.xerotier.xem.dispatch;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.WarrantVerifier;

/**
 * What this host insists on, whatever the router says.
 *
 * @param router the router's keys as pinned at enrolment; asked at each dispatch, since they may change
 * @param ownKey whether a CURVE public key (64 hex) is this agent's; more than one is while it changes its key
 * @param project the project it was enrolled in
 * @param maxRisk nothing riskier runs here
 * @param consentFromOrNull from this risk on a warrant must name an approval or a grant; null: never
 */
public record HostRules(
        Supplier<WarrantVerifier> router,
        Predicate<String> ownKey,
        String project,
        RiskLevel maxRisk,
        @Nullable RiskLevel consentFromOrNull) {

    Optional<RiskLevel> consentFrom() {
        return Optional.ofNullable(consentFromOrNull);
    }
}
