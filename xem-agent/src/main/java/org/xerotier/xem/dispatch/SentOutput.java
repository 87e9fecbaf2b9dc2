package org.xerotier.xem.dispatch;

import java.util.List;
import org.xerotier.mesh.frame.OutputPiece;

/** The last output of a run that ended in an earlier life of the agent, as it was kept with its result. */
final class SentOutput implements ToolRun {

    private final List<OutputPiece> pieces;
    private final long last;

    SentOutput(List<OutputPiece> pieces, long last) {
        this.pieces = pieces;
        this.last = last;
    }

    @Override
    public void stop() {
        // It has ended.
    }

    @Override
    public long firstSequence() {
        return last - pieces.size() + 1;
    }

    @Override
    public long lastSequence() {
        return last;
    }

    @Override
    public OutputPiece piece(long sequence) {
        return pieces.get((int) (sequence - firstSequence()));
    }

    @Override
    public void release(long throughSequence) {
        // A few kilobytes, which go with the call.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
