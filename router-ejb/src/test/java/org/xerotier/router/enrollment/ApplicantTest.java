package org.xerotier.router.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.MutableClock;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.NewAgent;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.fleet.RegistrationName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.security.TokenSigner;

class ApplicantTest {

    private final MutableClock clock = new MutableClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final CurveKeyPair router = CurveKeyPair.generate(random);
    private final SigningKey routerSigning = SigningKey.generate(random);
    private final JoinKeyTokens joinKeys = new JoinKeyTokens(new TokenSigner(() -> routerSigning, clock));
    private final ProjectId project = new ProjectId(ids.next(IdPrefix.PROJECT));
    private final JoinKeyId keyId = JoinKeyId.next(ids);
    private final Applicants agent = Applicants.named("edge-1");

    @Test
    void anAgentThatHoldsItsKeysIsTaken() {
        NewAgent made = check(ask(agent), claims(AgentRole.XEM, null));

        assertThat(made.registrationName().value()).isEqualTo("edge-1");
        assertThat(made.project()).isEqualTo(project);
        assertThat(made.region()).isEqualTo(new Region("lab"));
        assertThat(made.manifest().manifest()).isEqualTo(agent.manifest());
    }

    @Test
    void somebodyElsesCurveKeyIsRefused() {
        Applicants victim = Applicants.named("edge-1");
        Applicants thief = new Applicants("edge-1", CurveKeyPair.generate(random), agent.signing());
        EnrollAgent ask = ask(thief);

        refused(
                "possession_not_proven",
                with(ask, victim.curve().publicKey().hex(), ask.signingPublicKey()),
                claims(AgentRole.XEM, null));
    }

    @Test
    void somebodyElsesSigningKeyIsRefused() {
        EnrollAgent ask = ask(agent);

        refused(
                "possession_not_proven",
                with(
                        ask,
                        ask.curvePublicKey(),
                        SigningKey.generate(random).verifyingKey().hex()),
                claims(AgentRole.XEM, null));
    }

    @Test
    void aProofMadeForAnotherJoinKeyIsRefused() {
        EnrollAgent ask = agent.ask("key", agent.prove(JoinKeyId.next(ids), project, router.publicKey()));

        refused("possession_not_proven", ask, claims(AgentRole.XEM, null));
    }

    @Test
    void aProofMadeForAnotherRouterIsRefused() {
        EnrollAgent ask = agent.ask(
                "key", agent.prove(keyId, project, CurveKeyPair.generate(random).publicKey()));

        refused("possession_not_proven", ask, claims(AgentRole.XEM, null));
    }

    @Test
    void anotherRoleThanTheKeysIsRefused() {
        refused("join_key_role_mismatch", ask(agent), claims(AgentRole.XIM, null));
    }

    @Test
    void anotherNameThanTheKeysIsRefused() {
        refused("join_key_name_mismatch", ask(agent), claims(AgentRole.XEM, "edge-2"));
        assertThat(check(ask(agent), claims(AgentRole.XEM, "edge-1"))).isNotNull();
    }

    @Test
    void anIllFormedNameIsRefused() {
        refused("registration_name_invalid", ask(agent.renamed("edge_1")), claims(AgentRole.XEM, null));
    }

    @Test
    void aKeyThatIsNoneIsRefusedByNameOfTheField() {
        EnrollAgent ask = ask(agent);

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> check(with(ask, "xyz", ask.signingPublicKey()), claims(AgentRole.XEM, null)))
                .satisfies(refusal -> assertThat(refusal.param()).contains("curve_public_key"));
    }

    @Test
    void aJoinKeySaysWhatItWasMintedWith() {
        String key = mint(AgentRole.XEM, "edge-1");

        assertThat(joinKeys.read(key)).isEqualTo(claims(AgentRole.XEM, "edge-1"));
    }

    @Test
    void aJoinKeyIsWorthlessTheMomentItsTimeIsOver() {
        String key = mint(AgentRole.XEM, null);

        clock.advance(Duration.ofMinutes(15));

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> joinKeys.read(key))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(EnrollmentError.JOIN_KEY_EXPIRED));
    }

    @Test
    void aForgedJoinKeyIsRefused() {
        SigningKey forger = SigningKey.generate(random);
        String key = new JoinKeyTokens(new TokenSigner(() -> forger, clock))
                .sign(keyId, project, invitation(AgentRole.XEM, null), router.publicKey());

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> joinKeys.read(key))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(EnrollmentError.JOIN_KEY_INVALID));
    }

    private String mint(AgentRole role, @org.jspecify.annotations.Nullable String name) {
        return joinKeys.sign(keyId, project, invitation(role, name), router.publicKey());
    }

    private static Invitation invitation(AgentRole role, @org.jspecify.annotations.Nullable String name) {
        return new Invitation(
                "lab",
                role,
                new Region("lab"),
                "tcp://127.0.0.1:5555",
                name == null ? null : new RegistrationName(name),
                Duration.ofMinutes(15));
    }

    private JoinKeyClaims claims(AgentRole role, @org.jspecify.annotations.Nullable String name) {
        return new JoinKeyClaims(
                keyId, project, role, new Region("lab"), "tcp://127.0.0.1:5555", Optional.ofNullable(name));
    }

    private EnrollAgent ask(Applicants who) {
        return who.ask("key", keyId, project, router.publicKey());
    }

    private NewAgent check(EnrollAgent ask, JoinKeyClaims claims) {
        return Applicant.check(ask, claims, AgentId.next(ids), router);
    }

    private void refused(String code, EnrollAgent ask, JoinKeyClaims claims) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> check(ask, claims))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    private static EnrollAgent with(EnrollAgent ask, String curve, String signing) {
        return new EnrollAgent(
                ask.joinKey(),
                ask.registrationName(),
                ask.role(),
                ask.agentVersion(),
                curve,
                signing,
                ask.manifest(),
                ask.manifestHash(),
                ask.manifestVersion(),
                ask.proof(),
                ask.from());
    }
}
