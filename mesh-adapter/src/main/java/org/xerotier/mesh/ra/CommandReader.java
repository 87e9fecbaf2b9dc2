package org.xerotier.mesh.ra;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Collects one handshake command from one side, and never reads a byte beyond it: whatever a peer sends ahead of its
 * turn stays in the kernel.
 */
final class CommandReader {

    private static final int FLAG_LONG = 0x02;
    private static final int FLAG_COMMAND = 0x04;
    private static final int SHORT_HEADER = 2;
    private static final int LONG_HEADER = 9;
    private static final int LARGEST = 1_024;

    private final ByteBuffer frame = ByteBuffer.allocate(LONG_HEADER + LARGEST);
    private int header = SHORT_HEADER;
    private boolean sized;

    CommandReader() {
        frame.limit(1);
    }

    /**
     * Reads what is there.
     *
     * @return whether the command is complete; then {@link #frame()} has it
     */
    boolean read(ReadableByteChannel from, HandshakeCommand... allowed) throws IOException, GateRefusal {
        while (true) {
            if (from.read(frame) < 0) {
                throw new EOFException("closed during the handshake");
            }
            if (frame.hasRemaining()) {
                check(allowed);
                return false;
            }
            if (sized) {
                check(allowed);
                return true;
            }
            measure(allowed);
        }
    }

    /** The whole command, header included. */
    ByteBuffer frame() {
        return frame.duplicate().flip();
    }

    boolean is(HandshakeCommand command) {
        return sized && !frame.hasRemaining() && command.matches(frame, header, frame.position());
    }

    private void measure(HandshakeCommand... allowed) throws GateRefusal {
        if (frame.position() == 1) {
            int flags = frame.get(0);
            if ((flags & ~FLAG_LONG) != FLAG_COMMAND) {
                throw new GateRefusal("not_a_command");
            }
            header = (flags & FLAG_LONG) == 0 ? SHORT_HEADER : LONG_HEADER;
            frame.limit(header);
            return;
        }
        long size = header == LONG_HEADER ? frame.getLong(1) : Byte.toUnsignedInt(frame.get(1));
        for (HandshakeCommand command : allowed) {
            if (command.fits(size)) {
                frame.limit(header + (int) size);
                sized = true;
                return;
            }
        }
        throw new GateRefusal("handshake_size");
    }

    private void check(HandshakeCommand... allowed) throws GateRefusal {
        for (HandshakeCommand command : allowed) {
            if (!sized || command.matches(frame, header, frame.position())) {
                return;
            }
        }
        throw new GateRefusal("handshake_order");
    }
}
