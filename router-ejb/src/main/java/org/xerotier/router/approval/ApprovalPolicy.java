package org.xerotier.router.approval;

import java.time.Duration;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * Which calls wait for a person and how long. The built-in policy every workspace starts with.
 *
 * @param version part of every digest: consent under one policy is not consent under another
 */
record ApprovalPolicy(int version, Duration destructive, Duration irreversible) {

    static final ApprovalPolicy STANDARD = new ApprovalPolicy(1, Duration.ofMinutes(15), Duration.ofHours(1));

    boolean asks(RiskLevel risk) {
        return risk.asksByDefault();
    }

    Duration timeout(RiskLevel risk) {
        return risk == RiskLevel.IRREVERSIBLE ? irreversible : destructive;
    }
}
