package org.xerotier.xem.dispatch;

import org.xerotier.mesh.frame.OutputPiece;

/** A tool that was started. All methods return at once and may be called from any thread. */
public interface ToolRun {

    /** More would not fit beside the result's own fields, however small the pieces are. */
    int MOST_PIECES_IN_A_RESULT = 128;

    /** TERM to the whole process group, KILL a while later; a second call kills at once. */
    void stop();

    /** The number of the first output piece that was not released, also if there is none yet. */
    long firstSequence();

    /** The number of the last output piece that can be read, 0 without any. */
    long lastSequence();

    /** Reads a piece again; it was not released, and its number is at most {@link #lastSequence()}. */
    OutputPiece piece(long sequence);

    /** Pieces up to this one are on record with the router; their space may be used for others. */
    void release(long throughSequence);

    /** Lets go of everything, output included. Only after the ending was told. */
    void close();
}
