package org.xerotier.router.invocation;

import java.util.Objects;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.manifest.ToolDescriptor;

/**
 * How much output of one run goes on record. An agent cuts each stream at its tool's limit and gathers small writes, so
 * one that keeps to the protocol never gets here; the database that all projects share does not depend on that.
 *
 * @param bytes most of one stream
 * @param pieces most of both together: each costs a row, however small it is
 */
record OutputRoom(long bytes, long pieces) {

    private static final int STREAMS = 2;

    /** For so long an agent gathers small writes of a stream before it sends them. */
    private static final long GATHER_MILLIS = 50;

    /** A run may go on past its time until it is killed and its streams are read to their end. */
    private static final long OVERTIME_MILLIS = 60_000;

    static OutputRoom of(Held held) {
        long bytes = Objects.requireNonNullElse(held.execution().outputLimitBytes(), ToolDescriptor.MAX_OUTPUT_BYTES);
        long full = bytes / Bounds.MAX_CHUNK_BYTES + 1;
        long gathered = (held.invocation().timeoutMillis() + OVERTIME_MILLIS) / GATHER_MILLIS;
        return new OutputRoom(bytes, STREAMS * (full + gathered));
    }

    boolean holds(Execution run, OutputPiece piece) {
        return run.pieces() < pieces
                && run.bytesOf(piece.stream()) + piece.data().length() <= bytes;
    }
}
