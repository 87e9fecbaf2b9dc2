package org.xerotier.mesh.frame;

/** The content of a {@link Progress} frame when it travels inside a {@link Result}. */
public record OutputPiece(long sequence, OutputStreamName stream, long offset, Bytes data) {

    public OutputPiece {
        Bounds.range("sequence", sequence, 1, Long.MAX_VALUE);
        Bounds.range("offset", offset, 0, Long.MAX_VALUE);
        Bounds.size("data", data.length(), Bounds.MAX_CHUNK_BYTES);
    }
}
