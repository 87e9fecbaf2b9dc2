package org.xerotier.router.audit;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.router.Actors;

/** The room's beans wired by hand onto one entity manager. */
public final class AuditRoom {

    static final SigningKey KEY = SigningKey.generate(Actors.RANDOM);

    static final CheckpointSigner SIGNER = new CheckpointSigner() {
        @Override
        public SignedCheckpoint sign(Checkpoint checkpoint) {
            return checkpoint.sign(KEY);
        }

        @Override
        public VerifyingKey publicKey() {
            return KEY.verifyingKey();
        }
    };

    private AuditRoom() {}

    public static AuditLog log(EntityManager entities, Clock clock) {
        AuditLog log = new AuditLog();
        log.rows = rows(entities);
        log.ids = Actors.IDS;
        log.clock = clock;
        return log;
    }

    public static AuditService service(EntityManager entities) {
        AuditService service = new AuditService();
        service.rows = rows(entities);
        return service;
    }

    static SealService sealing(EntityManager entities) {
        SealService service = new SealService();
        service.seals = seals(entities);
        return service;
    }

    static SealRepository seals(EntityManager entities) {
        SealRepository seals = new SealRepository();
        seals.entities = entities;
        return seals;
    }

    static CheckpointService checkpointing(EntityManager entities, Clock clock) {
        CheckpointService service = new CheckpointService();
        service.rows = checkpoints(entities);
        service.seals = seals(entities);
        service.signer = SIGNER;
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }

    static AuditExportService exporting(EntityManager entities) {
        ExportQueries queries = new ExportQueries();
        queries.rows = new ExportRepository();
        queries.rows.entities = entities;
        queries.checkpoints = checkpoints(entities);
        AuditExportService service = new AuditExportService();
        service.queries = queries;
        service.signer = SIGNER;
        return service;
    }

    private static CheckpointRepository checkpoints(EntityManager entities) {
        CheckpointRepository checkpoints = new CheckpointRepository();
        checkpoints.entities = entities;
        return checkpoints;
    }

    private static AuditRepository rows(EntityManager entities) {
        AuditRepository rows = new AuditRepository();
        rows.entities = entities;
        return rows;
    }
}
