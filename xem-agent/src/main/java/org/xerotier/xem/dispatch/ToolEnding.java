package org.xerotier.xem.dispatch;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;

/**
 * How a run ended; the fields mean what they mean in {@link Result}.
 *
 * @param startedAtMillis 0 if no process came into being
 * @param stdoutBytes bytes that can be read back, after the cut if any
 * @param outputSha256 over the whole standard output, cut or not
 */
public record ToolEnding(
        Result.Outcome outcome,
        @Nullable Integer exitCode,
        long startedAtMillis,
        long finishedAtMillis,
        String errorCode,
        String errorMessage,
        long stdoutBytes,
        long stderrBytes,
        String outputSha256,
        boolean outputTruncated) {}
