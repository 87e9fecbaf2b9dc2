package org.xerotier.router.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a project's log is sealed and signed.
 *
 * @param sealed rows in the project's chain
 * @param signed how many of them the last checkpoint covers
 * @param unsealedForMs age of the oldest committed row of the whole router that has no seal yet; normally below 2,000
 * @param sink {@code ok}, {@code failing}, or {@code off} if checkpoints are kept in the database only
 */
public record AuditStatus(
        long sealed, long signed, @Nullable Instant lastCheckpointAt, long unsealedForMs, String sink) {}
