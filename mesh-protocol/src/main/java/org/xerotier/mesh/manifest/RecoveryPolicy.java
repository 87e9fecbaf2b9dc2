package org.xerotier.mesh.manifest;

import java.util.Locale;
import java.util.Optional;

/** What may be done by itself with a call whose agent took it on and was lost. */
public enum RecoveryPolicy {
    /** Nothing: it ends, or waits for a person where its outcome is unknown. */
    NEVER,
    /** Run it again if the agent says that it never began. */
    IF_NOT_STARTED,
    /** Run it again even if it may have begun: twice is as good as once. */
    IDEMPOTENT;

    /** What holds for a tool that names no policy. */
    public static RecoveryPolicy standard(RiskLevel risk, boolean idempotent) {
        return idempotent || !risk.mutates() ? IDEMPOTENT : NEVER;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecoveryPolicy> ofWireName(String name) {
        for (RecoveryPolicy policy : values()) {
            if (policy.wireName().equals(name)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
