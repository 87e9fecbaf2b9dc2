package org.xerotier.router.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.TokenId;

/** An enrolled agent. Changed only under its row lock. */
@Entity
@Table(name = "agents")
class Agent {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "registration_name")
    private String registrationName;

    private String role;
    private String region;
    private String state;

    @Column(name = "curve_public_key")
    private String curvePublicKey;

    @Column(name = "signing_public_key")
    private String signingPublicKey;

    @Column(name = "agent_version")
    private String agentVersion;

    @Column(name = "manifest_hash")
    private String manifestHash;

    @Column(name = "manifest_version")
    private long manifestVersion;

    @Column(name = "declared_manifest_hash")
    private String declaredManifestHash;

    @Column(name = "token_id")
    private String tokenId;

    @Column(name = "previous_token_id")
    private @Nullable String previousTokenId;

    @Column(name = "token_issued_at")
    private Instant tokenIssuedAt;

    @Column(name = "boot_id")
    private @Nullable String bootId;

    private @Nullable Integer capacity;

    @Column(name = "enrolled_at")
    private Instant enrolledAt;

    @Column(name = "last_seen_at")
    private @Nullable Instant lastSeenAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "conflict_id")
    private @Nullable String conflictId;

    private @Nullable String impairment;

    @Column(name = "paused_at")
    private @Nullable Instant pausedAt;

    @Column(name = "paused_by")
    private @Nullable String pausedBy;

    @Column(name = "pause_reason")
    private @Nullable String pauseReason;

    /** Made by the database from state and conflict; mapped for queries only. */
    @Column(name = "standing", insertable = false, updatable = false)
    private @Nullable String standing;

    @Version
    private int version;

    protected Agent() {}

    Agent(NewAgent made, TokenId token, Instant now) {
        id = made.id().value();
        projectId = made.project().value();
        registrationName = made.registrationName().value();
        role = made.role().wireName();
        region = made.region().value();
        state = AgentState.PENDING.wireName();
        curvePublicKey = made.curvePublicKey();
        signingPublicKey = made.signingPublicKey();
        agentVersion = made.agentVersion();
        manifestHash = made.manifest().hash();
        manifestVersion = made.manifest().version();
        declaredManifestHash = manifestHash;
        tokenId = token.value();
        tokenIssuedAt = now;
        enrolledAt = now;
    }

    /** It said hello: it is alive, whatever it was before. Gives back what it was, leaving conflicts aside. */
    AgentState connect(Arrival arrival, Instant now) {
        AgentState before = presence();
        if (before != AgentState.ACTIVE) {
            become(AgentState.ACTIVE);
        }
        bootId = arrival.bootId();
        agentVersion = arrival.agentVersion();
        capacity = arrival.capacity();
        declaredManifestHash = arrival.manifestHash();
        lastSeenAt = now;
        return before;
    }

    void drain() {
        become(AgentState.DRAINING);
    }

    /** Its lease lapsed, or it left. */
    void lose() {
        become(AgentState.STALE);
    }

    void revoke(Instant now) {
        become(AgentState.REVOKED);
        revokedAt = now;
    }

    void publish(AcceptedManifest manifest) {
        manifestHash = manifest.hash();
        manifestVersion = manifest.version();
        declaredManifestHash = manifest.hash();
    }

    void declare(String hash) {
        declaredManifestHash = hash;
    }

    /** Replaces its token; the one before may be refreshed once more for a moment, should the answer get lost. */
    /** @param presented what it showed for it; one whose successor was lost on the way stays good for asking once more */
    void issue(TokenId token, TokenId presented, Instant now) {
        if (!presented.value().equals(previousTokenId)) {
            previousTokenId = tokenId;
        }
        tokenId = token.value();
        tokenIssuedAt = now;
    }

    /** Two keys claim its name, its own among them. */
    void contest(ConflictId conflict) {
        conflictId = conflict.value();
    }

    /** A person said that it keeps its name. */
    void prevail() {
        conflictId = null;
    }

    @Nullable
    ConflictId conflict() {
        return conflictId == null ? null : new ConflictId(conflictId);
    }

    /** Gives it nothing new from the commit on. */
    void pause(AgentPause pause) {
        pausedAt = pause.at();
        pausedBy = pause.by();
        pauseReason = pause.reason();
    }

    void resume() {
        pausedAt = null;
        pausedBy = null;
        pauseReason = null;
    }

    @Nullable
    AgentPause pause() {
        return pausedAt == null
                ? null
                : new AgentPause(pausedAt, Objects.requireNonNull(pausedBy), Objects.requireNonNull(pauseReason));
    }

    /** What it says of itself; whether that is news. */
    boolean suffer(@Nullable String trouble) {
        boolean isNews = !Objects.equals(impairment, trouble);
        impairment = trouble;
        return isNews;
    }

    @Nullable
    String impairment() {
        return impairment;
    }

    /** Comes back under the key it signed for; the one before is worth nothing from now on. */
    void turnKey(String admitted) {
        curvePublicKey = admitted;
    }

    private void become(AgentState next) {
        AgentState now = presence();
        if (!now.next().contains(next)) {
            requireNotRevoked();
            throw new IllegalStateException("agent %s: %s cannot become %s".formatted(id, now, next));
        }
        state = next.wireName();
    }

    /** Refuses an agent whose keys were made worthless. */
    void requireNotRevoked() {
        if (isRevoked()) {
            throw revokedRefusal(registrationName);
        }
    }

    static RouterException revokedRefusal(String registrationName) {
        return FleetError.AGENT_REVOKED.because(
                "Agent %s was revoked; remove its key files and enrol it again with a new join key."
                        .formatted(registrationName));
    }

    boolean isRevoked() {
        return presence() == AgentState.REVOKED;
    }

    boolean isContested() {
        return conflictId != null && !isRevoked();
    }

    boolean hasKeys(String curve, String signing) {
        return curvePublicKey.equals(curve) && signingPublicKey.equals(signing);
    }

    /** What it counts as. */
    AgentState state() {
        return isContested() ? AgentState.CONFLICT_PILL : presence();
    }

    /** Whether it is there, leaving conflicts aside. */
    AgentState presence() {
        return AgentState.ofWireName(state).orElseThrow();
    }

    AgentId id() {
        return new AgentId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    RegistrationName registrationName() {
        return new RegistrationName(registrationName);
    }

    String manifestHash() {
        return manifestHash;
    }

    String curvePublicKey() {
        return curvePublicKey;
    }

    @Nullable
    Instant lastSeenAt() {
        return lastSeenAt;
    }

    AgentIdentity identity() {
        return new AgentIdentity(
                id(),
                project(),
                registrationName(),
                AgentRole.ofWireName(role).orElseThrow(),
                new Region(region),
                state(),
                curvePublicKey,
                signingPublicKey,
                new TokenId(tokenId),
                previousTokenId == null ? null : new TokenId(previousTokenId),
                tokenIssuedAt);
    }

    AgentRow row() {
        return new AgentRow(
                id(),
                registrationName,
                AgentRole.ofWireName(role).orElseThrow(),
                region,
                state(),
                manifestHash,
                manifestVersion,
                !declaredManifestHash.equals(manifestHash),
                agentVersion,
                capacity,
                enrolledAt,
                lastSeenAt,
                conflict(),
                pause(),
                impairment);
    }

    /** What a hello brings. */
    record Arrival(String bootId, String agentVersion, int capacity, String manifestHash) {}
}
