package org.xerotier.router.enrollment;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.fleet.FleetConfig;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.mesh.MeshConfig;
import org.xerotier.router.security.RouterKeys;
import org.xerotier.router.security.TokenSigner;

/** The room's services on a real database, wired by hand; each call is one transaction. */
final class EnrollmentRoom {

    static final Duration JOIN_KEY_LIFE = Duration.ofMinutes(15);

    final MigratedDatabase database;
    final FleetRoom fleet;
    final ProjectId project;
    final Actor admin;
    private final CurveKeyPair curve = CurveKeyPair.generate(Actors.RANDOM);
    private final SigningKey signing = SigningKey.generate(Actors.RANDOM);
    private final RouterKeys keys = new RouterKeys() {
        @Override
        public CurveKeyPair curve() {
            return curve;
        }

        @Override
        public SigningKey signing() {
            return signing;
        }
    };
    private final MeshConfig mesh =
            new MeshConfig("127.0.0.1:5555", "tcp://127.0.0.1:5555", 256, 64, Duration.ofSeconds(5));
    private final EnrollmentConfig config =
            new EnrollmentConfig(JOIN_KEY_LIFE, Duration.ofHours(24), Duration.ofHours(24));
    final JoinKeyTokens joinKeyTokens;
    final AgentTokens tokens;

    EnrollmentRoom(MigratedDatabase database) {
        this.database = database;
        this.fleet = new FleetRoom(database);
        this.project = fleet.project();
        this.admin = Actors.admin(project);
        TokenSigner signer = new TokenSigner(() -> signing, fleet.clock);
        this.joinKeyTokens = new JoinKeyTokens(signer);
        this.tokens = new AgentTokens(signer, config, fleet.ids);
    }

    MintedJoinKey mint() {
        return mint(new MintJoinKey("lab", null, null, null, null, null));
    }

    MintedJoinKey mint(MintJoinKey wanted) {
        return database.entities().commit(entities -> joinKeys(entities).mint(admin, wanted));
    }

    /** What the door answers: the refusal of a contested name comes after the commit. */
    EnrolledAgent enroll(Applicants who, MintedJoinKey key) {
        return tryToEnroll(who, key).orElseThrow(() -> AgentIdentity.contestedRefusal(who.name()));
    }

    Optional<EnrolledAgent> tryToEnroll(Applicants who, MintedJoinKey key) {
        String text = key.key().reveal();
        JoinKeyClaims claims = joinKeyTokens.read(text);
        EnrollAgent ask = who.ask(text, claims.id(), project, curve.publicKey());
        var wanted = Applicant.check(ask, claims, AgentId.next(fleet.ids), curve);
        return database.entities()
                .commit(entities -> enrolling(entities).enroll(ask, wanted, claims, Actors.request()));
    }

    EnrolledAgent refresh(Applicants who, EnrolledAgent enrolled) {
        HeldToken held = tokens.readForRefresh(enrolled.token().reveal());
        Instant now = fleet.clock.instant();
        RefreshProof proof = RefreshProof.create(
                who.signing(), held.agent().value(), held.id().value(), now);
        return database.entities().commit(entities -> enrolling(entities).refresh(held, proof, Actors.request()));
    }

    JoinKeyService joinKeys(EntityManager entities) {
        JoinKeyService service = new JoinKeyService();
        service.joinKeys = repository(entities);
        service.tokens = joinKeyTokens;
        service.invitations = new Invitations(config, mesh.address());
        service.keys = keys;
        service.audit = fleet.audit();
        service.ids = fleet.ids;
        service.clock = fleet.clock;
        return service;
    }

    private EnrollingService enrolling(EntityManager entities) {
        EnrollingService service = new EnrollingService();
        service.joinKeys = repository(entities);
        service.registrations = fleet.registrations(entities);
        service.tokens = tokens;
        service.terms = new Terms(keys, new FleetConfig(Duration.ofSeconds(30)));
        service.mesh = mesh;
        service.audit = fleet.audit();
        service.clock = fleet.clock;
        return service;
    }

    private static JoinKeyRepository repository(EntityManager entities) {
        JoinKeyRepository repository = new JoinKeyRepository();
        repository.entities = entities;
        return repository;
    }
}
