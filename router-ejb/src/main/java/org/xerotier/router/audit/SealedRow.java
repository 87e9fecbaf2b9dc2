package org.xerotier.router.audit;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.seal.AuditRecord;

/**
 * A seal and the row it is of.
 *
 * @param row null if it is no longer in the log
 * @param previous the chain hash before it; null unless asked for
 */
public record SealedRow(
        long sequence,
        byte[] rowHash,
        byte[] chainHash,
        byte @Nullable [] previous,
        @Nullable AuditRecord row) {}
