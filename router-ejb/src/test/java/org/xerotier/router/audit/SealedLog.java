package org.xerotier.router.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.seal.ExportVerifier;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.mesh.seal.Verdict;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;

/** A database whose log is written, sealed, signed and exported the way a router does it. */
final class SealedLog {

    final MigratedDatabase database;
    final MutableClock clock = new MutableClock();
    final ProjectId project = ProjectId.next(Actors.IDS);
    final Actor actor = Actors.admin(project);

    SealedLog(MigratedDatabase database) {
        this.database = database;
    }

    void write(int rows) {
        for (int done = 0; done < rows; done += 100) {
            int first = done;
            database.entities().run(entities -> {
                AuditLog log = AuditRoom.log(entities, clock);
                for (int i = first; i < Math.min(rows, first + 100); i++) {
                    clock.advance(java.time.Duration.ofMillis(1));
                    log.record(
                            actor, AuditEntry.of("thing.made", "thing", "t" + i).with("number", i));
                }
            });
        }
    }

    int seal() {
        int sealed = 0;
        int more;
        do {
            more = database.entities()
                    .commit(entities -> AuditRoom.sealing(entities).seal(1_000));
            sealed += more;
        } while (more > 0);
        return sealed;
    }

    Optional<SignedCheckpoint> checkpoint() {
        return database.entities()
                .commit(entities -> AuditRoom.checkpointing(entities, clock).checkpoint(project.value()));
    }

    byte[] export(AuditExport wanted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        database.entities().run(entities -> {
            try {
                AuditRoom.exporting(entities).write(actor, wanted, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out.toByteArray();
    }

    byte[] export() {
        return export(new AuditExport(AuditFilter.EVERYTHING, 0, Long.MAX_VALUE));
    }

    static Verdict verify(byte[] export, List<SignedCheckpoint> pinned) {
        try {
            return new ExportVerifier(AuditRoom.KEY.verifyingKey(), pinned).verify(new ByteArrayInputStream(export));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
