package org.xerotier.mesh.frame;

/**
 * A piece of output. Pieces are numbered across both streams in the order the agent read them, so the whole can be told
 * again in order; each is sent again until acknowledged.
 *
 * @param sequence from 1, without gaps, across both streams of the execution
 * @param offset of the first byte within its stream
 */
public record Progress(String invocationId, long epoch, long sequence, OutputStreamName stream, long offset, Bytes data)
        implements Frame {

    public Progress {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.range("sequence", sequence, 1, Long.MAX_VALUE);
        Bounds.range("offset", offset, 0, Long.MAX_VALUE);
        Bounds.size("data", data.length(), Bounds.MAX_CHUNK_BYTES);
    }

    @Override
    public FrameType type() {
        return FrameType.PROGRESS;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
