package org.xerotier.xem.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.OutputPiece;

/**
 * How far the router is with one run's output. At most {@value #PIECES} pieces are under way at once; after a loss
 * everything from the first unacknowledged piece is sent again.
 */
final class OutputWindow {

    static final int PIECES = 32;

    private final ToolRun run;
    private long acknowledged;
    private long sent;
    private long movedAt;
    private int stalls;

    OutputWindow(ToolRun run, long now) {
        this.run = run;
        this.acknowledged = run.firstSequence() - 1;
        this.sent = acknowledged;
        this.movedAt = now;
    }

    /** Sends what may be sent; once the run has ended, what fits into the result is left for it. */
    void pump(boolean ended, BooleanSupplier room, Consumer<OutputPiece> send, long now) {
        long last = run.lastSequence();
        while (sent < last && sent - acknowledged < PIECES && room.getAsBoolean()) {
            if (ended && tail(sent).isPresent()) {
                return;
            }
            if (sent == acknowledged) {
                movedAt = now;
            }
            send.accept(run.piece(++sent));
        }
    }

    /** The pieces to put into the result, when all others are acknowledged and these fit. */
    Optional<List<OutputPiece>> tail() {
        return sent == acknowledged ? tail(acknowledged) : Optional.empty();
    }

    /** All that the router does not have, if it fits into a result. */
    Optional<List<OutputPiece>> rest() {
        return tail(acknowledged);
    }

    private Optional<List<OutputPiece>> tail(long after) {
        long last = run.lastSequence();
        if (last - after > ToolRun.MOST_PIECES_IN_A_RESULT) {
            return Optional.empty();
        }
        List<OutputPiece> pieces = new ArrayList<>();
        long bytes = 0;
        for (long sequence = after + 1; sequence <= last; sequence++) {
            OutputPiece piece = run.piece(sequence);
            bytes += piece.data().length();
            if (bytes > Bounds.MAX_CHUNK_BYTES) {
                return Optional.empty();
            }
            pieces.add(piece);
        }
        return Optional.of(pieces);
    }

    /** The router has everything up to this piece. Numbers it cannot have are ignored. True if that was news. */
    boolean acknowledge(long sequence, long now) {
        if (sequence <= acknowledged || sequence > run.lastSequence()) {
            return false;
        }
        acknowledged = sequence;
        sent = Math.max(sent, sequence);
        movedAt = now;
        stalls = 0;
        run.release(sequence);
        return true;
    }

    /** Starts over behind the last acknowledged piece when nothing has moved for too long. */
    boolean rewindIfStalled(long now, long firstWait, long longestWait) {
        if (sent == acknowledged || now - movedAt < Math.min(longestWait, firstWait << Math.min(stalls, 16))) {
            return false;
        }
        stalls++;
        rewind(now);
        return true;
    }

    void rewind(long now) {
        sent = acknowledged;
        movedAt = now;
    }
}
