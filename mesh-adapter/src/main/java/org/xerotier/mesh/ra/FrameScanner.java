package org.xerotier.mesh.ra;

import java.nio.ByteBuffer;

/** Follows the frame headers of a stream after the handshake and refuses the first frame that is too large. */
final class FrameScanner {

    private static final int FLAG_LONG = 0x02;
    private static final int RESERVED = 0xf8;

    private final long largest;
    private final ByteBuffer header = ByteBuffer.allocate(9).limit(1);
    private long bodyLeft;

    FrameScanner(long largest) {
        this.largest = largest;
    }

    /** Walks over the bytes from position to limit. */
    void scan(ByteBuffer bytes) throws GateRefusal {
        while (bytes.hasRemaining()) {
            if (bodyLeft > 0) {
                int skipped = (int) Math.min(bodyLeft, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                bodyLeft -= skipped;
            } else {
                header.put(bytes.get());
                if (!header.hasRemaining()) {
                    headerByte();
                }
            }
        }
    }

    private void headerByte() throws GateRefusal {
        int flags = header.get(0);
        if (header.position() == 1) {
            if ((flags & RESERVED) != 0) {
                throw new GateRefusal("frame_flags");
            }
            header.limit((flags & FLAG_LONG) == 0 ? 2 : 9);
            return;
        }
        long size = (flags & FLAG_LONG) == 0 ? Byte.toUnsignedInt(header.get(1)) : header.getLong(1);
        if (size < 0 || size > largest) {
            throw new GateRefusal("frame_size");
        }
        bodyLeft = size;
        header.clear().limit(1);
    }
}
