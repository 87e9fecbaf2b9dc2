package org.xerotier.router.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.KernelError;

/** Writes the sealed log of a project with its proofs, for {@code xeroctl audit verify}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditExportService {

    @Inject
    ExportQueries queries;

    @Inject
    CheckpointSigner signer;

    /** Refuses what cannot be exported, before anything is written. */
    public void check(Actor actor, AuditExport wanted) {
        long size = queries.last(actor.requireProject())
                .map(last -> last.checkpoint().size())
                .orElse(0L);
        if (wanted.after() > size) {
            throw KernelError.INVALID_CURSOR.because(
                    "after is " + wanted.after() + ", but only " + size + " rows are sealed and signed.", "after");
        }
    }

    /** Writes as it reads; memory holds one page. Only rows that the newest checkpoint covers are written. */
    public void write(Actor actor, AuditExport wanted, OutputStream out) throws IOException {
        Optional<CheckpointView> last = queries.last(actor.requireProject());
        String key = signer.publicKey().hex();
        new ExportWriter(queries, actor.requireProject(), wanted, key, out).write(last.orElse(null));
    }
}
