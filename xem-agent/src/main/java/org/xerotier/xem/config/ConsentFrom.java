package org.xerotier.xem.config;

import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;

/** From which risk on this host wants a person's consent, whatever a policy says. */
public enum ConsentFrom {
    WRITE,
    DESTRUCTIVE,
    IRREVERSIBLE,
    NONE;

    /** Empty: the host leaves it to the policy. */
    public Optional<RiskLevel> risk() {
        return this == NONE ? Optional.empty() : Optional.of(RiskLevel.valueOf(name()));
    }
}
