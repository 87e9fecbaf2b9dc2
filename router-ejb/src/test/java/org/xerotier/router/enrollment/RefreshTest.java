package org.xerotier.router.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.MutableClock;
import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.fleet.RegistrationName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.TokenId;
import org.xerotier.router.security.TokenSigner;

/** The states a token can be in when somebody asks to exchange it; the first four go through, no other does. */
class RefreshTest {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration GRACE = Duration.ofHours(12);

    private final MutableClock clock = new MutableClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);
    private final SigningKey routerKey = SigningKey.generate(random);
    private final SigningKey agentKey = SigningKey.generate(random);
    private final TokenSigner signer = new TokenSigner(() -> routerKey, clock);
    private final AgentTokens tokens =
            new AgentTokens(signer, new EnrollmentConfig(Duration.ofMinutes(15), LIFE, GRACE), ids);
    private final AgentId agent = AgentId.next(ids);
    private final ProjectId project = new ProjectId(ids.next(IdPrefix.PROJECT));
    private final Instant issuedAt = clock.instant();
    private final AgentTokens.Issued token = tokens.issue(agent, project, issuedAt);

    @Test
    void aTokenThatHoldsIsExchanged() {
        assertThatCode(() -> refresh(token)).doesNotThrowAnyException();
    }

    @Test
    void aTokenInItsLastMomentIsExchanged() {
        clock.advance(LIFE.minusSeconds(1));

        assertThatCode(() -> refresh(token)).doesNotThrowAnyException();
    }

    @Test
    void anExpiredTokenIsExchangedWithinItsGraceButUsedForNothingElse() {
        clock.advance(LIFE.plus(GRACE).minusSeconds(1));

        assertThatCode(() -> refresh(token)).doesNotThrowAnyException();
        refused(
                EnrollmentError.AGENT_TOKEN_EXPIRED,
                () -> tokens.readForUse(token.token().reveal()));
    }

    @Test
    void theTokenBeforeIsExchangedOnceMoreWhileTheAnswerMayHaveBeenLost() {
        AgentTokens.Issued newer = tokens.issue(agent, project, clock.instant());
        clock.advance(RefreshVerdict.ANSWER_LOST.minusSeconds(1));

        assertThatCode(() -> refresh(token, replaced(newer))).doesNotThrowAnyException();
    }

    @Test
    void theTokenBeforeIsWorthlessAfterThat() {
        AgentTokens.Issued newer = tokens.issue(agent, project, clock.instant());
        clock.advance(RefreshVerdict.ANSWER_LOST);

        refused(EnrollmentError.AGENT_TOKEN_INVALID, () -> refresh(token, replaced(newer)));
    }

    @Test
    void aTokenBeforeThatOneIsWorthlessAtOnce() {
        AgentIdentity twiceReplaced =
                identity(AgentState.ACTIVE, TokenId.next(ids), TokenId.next(ids), clock.instant());

        refused(EnrollmentError.AGENT_TOKEN_INVALID, () -> refresh(token, twiceReplaced));
    }

    @Test
    void aTokenPastItsGraceIsRefused() {
        clock.advance(LIFE.plus(GRACE));

        refused(EnrollmentError.AGENT_TOKEN_EXPIRED, () -> refresh(token));
    }

    @Test
    void aTokenSignedBySomebodyElseIsRefused() {
        SigningKey other = SigningKey.generate(random);
        AgentTokens forger =
                new AgentTokens(new TokenSigner(() -> other, clock), new EnrollmentConfig(LIFE, LIFE, GRACE), ids);

        refused(EnrollmentError.AGENT_TOKEN_INVALID, () -> refresh(forger.issue(agent, project, clock.instant())));
    }

    @Test
    void aJoinKeyIsNoAgentToken() {
        String joinKey = signer.sign(
                JoinKeyTokens.KIND,
                JoinKeyId.next(ids).value(),
                LIFE,
                Map.of("project", project.value(), "role", "xem", "region", "r", "mesh", "m", "curve", "c"));

        refused(EnrollmentError.AGENT_TOKEN_INVALID, () -> tokens.readForRefresh(joinKey));
    }

    @Test
    void aTextThatIsNoTokenIsRefused() {
        refused(EnrollmentError.AGENT_TOKEN_INVALID, () -> tokens.readForRefresh("rt_something"));
        refused(EnrollmentError.AGENT_TOKEN_INVALID, () -> tokens.readForRefresh("x".repeat(10_000)));
    }

    @Test
    void aRevokedAgentGetsNothing() {
        AgentIdentity revoked = identity(AgentState.REVOKED, token.id(), null, issuedAt);

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> refresh(token, revoked))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo("agent_revoked"));
    }

    @Test
    void aStolenTokenIsWorthNothingWithoutTheAgentsKey() {
        RefreshProof forged = RefreshProof.create(
                SigningKey.generate(random), agent.value(), token.id().value(), clock.instant());

        refused(EnrollmentError.POSSESSION_NOT_PROVEN, () -> refresh(token, current(), forged));
    }

    @Test
    void aProofMadeForAnotherTokenIsRefused() {
        RefreshProof other =
                RefreshProof.create(agentKey, agent.value(), TokenId.next(ids).value(), clock.instant());

        refused(EnrollmentError.POSSESSION_NOT_PROVEN, () -> refresh(token, current(), other));
    }

    @Test
    void anOldOrFutureProofIsRefused() {
        RefreshProof old = proof(clock.instant().minus(RefreshVerdict.PROOF_AGE).minusSeconds(1));
        RefreshProof future =
                proof(clock.instant().plus(RefreshVerdict.PROOF_AGE).plusSeconds(1));
        RefreshProof barely = proof(clock.instant().minus(RefreshVerdict.PROOF_AGE));

        refused(EnrollmentError.POSSESSION_NOT_PROVEN, () -> refresh(token, current(), old));
        refused(EnrollmentError.POSSESSION_NOT_PROVEN, () -> refresh(token, current(), future));
        assertThatCode(() -> refresh(token, current(), barely)).doesNotThrowAnyException();
    }

    @Test
    void anAgentsTokenIsOfNoUseToAnotherAgent() {
        TokenCheck check = new TokenCheck();
        check.tokens = tokens;

        check.requireValid(agent, token.token().reveal());
        refused(
                EnrollmentError.AGENT_TOKEN_INVALID,
                () -> check.requireValid(AgentId.next(ids), token.token().reveal()));
    }

    private void refresh(AgentTokens.Issued presented) {
        refresh(presented, current());
    }

    private void refresh(AgentTokens.Issued presented, AgentIdentity known) {
        refresh(
                presented,
                known,
                RefreshProof.create(agentKey, agent.value(), presented.id().value(), clock.instant()));
    }

    private void refresh(AgentTokens.Issued presented, AgentIdentity known, RefreshProof proof) {
        HeldToken held = tokens.readForRefresh(presented.token().reveal());
        boolean holds = proof.verify(
                agentKey.verifyingKey(), held.agent().value(), held.id().value());
        RefreshVerdict.require(
                new RefreshVerdict.Facts(known, held.id(), proof.issuedAtInstant(), holds), clock.instant());
    }

    private RefreshProof proof(Instant at) {
        return RefreshProof.create(agentKey, agent.value(), token.id().value(), at);
    }

    private AgentIdentity current() {
        return identity(AgentState.STALE, token.id(), null, issuedAt);
    }

    private AgentIdentity replaced(AgentTokens.Issued newer) {
        return identity(AgentState.ACTIVE, newer.id(), token.id(), issuedAt);
    }

    private AgentIdentity identity(
            AgentState state, TokenId newest, @org.jspecify.annotations.Nullable TokenId previous, Instant at) {
        return new AgentIdentity(
                agent,
                project,
                new RegistrationName("edge-1"),
                AgentRole.XEM,
                Region.DEFAULT,
                state,
                "0".repeat(64),
                agentKey.verifyingKey().hex(),
                newest,
                previous,
                at);
    }

    private static void refused(EnrollmentError code, Runnable attempt) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(attempt::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
