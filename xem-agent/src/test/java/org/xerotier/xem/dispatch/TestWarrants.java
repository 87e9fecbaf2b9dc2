package org.xerotier.xem.dispatch;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Authority;
import org.xerotier.mesh.warrant.Grounds;
import org.xerotier.mesh.warrant.WarrantSigner;
import org.xerotier.mesh.warrant.WarrantVerifier;

/** A router's key, and warrants signed with it for an agent that trusts it. */
public final class TestWarrants {

    public static final SigningKey ROUTER = SigningKey.generate(new SecureRandom());
    public static final Authority APPROVED = new Authority("apr_" + "0".repeat(31) + "1");

    static final String AGENT_KEY = "a1".repeat(32);
    static final String PROJECT = "proj_1";

    private static final long HOUR = 3_600_000;

    private TestWarrants() {}

    public static HostRules host() {
        return host(RiskLevel.IRREVERSIBLE, RiskLevel.DESTRUCTIVE);
    }

    static HostRules host(RiskLevel maxRisk, @Nullable RiskLevel consentFrom) {
        return new HostRules(
                () -> new WarrantVerifier(List.of(ROUTER.verifyingKey())),
                AGENT_KEY::equals,
                PROJECT,
                maxRisk,
                consentFrom);
    }

    /** Signed at this moment of the router's clock, good for an hour, with a person's consent. */
    public static Dispatch sign(Dispatch dispatch, long now) {
        return sign(dispatch, grounds(now));
    }

    static Dispatch sign(Dispatch dispatch, Grounds grounds) {
        return new WarrantSigner(ROUTER).sign(dispatch, grounds);
    }

    static Grounds grounds(long now) {
        return grounds(AGENT_KEY, PROJECT, RiskLevel.DESTRUCTIVE, APPROVED, now, now + HOUR);
    }

    public static Grounds grounds(
            String agentKey, String project, RiskLevel risk, Authority authority, long issuedAt, long notAfter) {
        return new Grounds(
                project,
                agentKey,
                risk,
                authority,
                Sha256.hex("shown"),
                Instant.ofEpochMilli(issuedAt),
                Instant.ofEpochMilli(notAfter));
    }
}
