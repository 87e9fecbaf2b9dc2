package org.xerotier.router.grant;

import static org.xerotier.router.grant.GrantError.GRANT_PATTERN_INVALID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What a grant gives: which calls, how many, how long, up to which risk.
 *
 * @param ttl from the moment it becomes active
 */
record GrantTerms(GrantPattern pattern, int uses, Duration ttl, RiskLevel highestRisk) {

    static final int MAX_USES = 1_000;
    static final Duration MIN_TTL = Duration.ofSeconds(1);
    static final Duration MAX_TTL = Duration.ofDays(7);

    GrantTerms {
        if (uses < 1 || uses > MAX_USES) {
            throw GRANT_PATTERN_INVALID.because("grant.uses is 1 to " + MAX_USES + ".", "grant.uses");
        }
        if (ttl.compareTo(MIN_TTL) < 0 || ttl.compareTo(MAX_TTL) > 0) {
            throw GRANT_PATTERN_INVALID.because(
                    "grant.ttl_seconds is 1 to " + MAX_TTL.toSeconds() + ".", "grant.ttl_seconds");
        }
    }

    /** Whether this gives nothing the other does not. */
    boolean isWithin(GrantTerms wider) {
        return pattern.isWithin(wider.pattern)
                && uses <= wider.uses
                && ttl.compareTo(wider.ttl) <= 0
                && highestRisk.compareTo(wider.highestRisk) <= 0;
    }

    /** The same for people who mean the same. */
    String digest() {
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("highest_risk", highestRisk.wireName())
                .put("ttl_seconds", ttl.toSeconds())
                .put("uses", uses);
        document.set("arguments", pattern.document());
        return Sha256.hex(CanonicalJson.write(document));
    }
}
