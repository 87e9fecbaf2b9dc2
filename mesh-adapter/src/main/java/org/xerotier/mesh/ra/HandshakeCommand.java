package org.xerotier.mesh.ra;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The commands of the CurveZMQ handshake and the sizes the gate lets them have. */
enum HandshakeCommand {
    HELLO(200, 200),
    WELCOME(168, 168),
    /** JeroMQ cannot take more than 256 bytes of metadata, which makes 513; the protocol itself has no limit. */
    INITIATE(257, 513),
    READY(14, 1_024),
    ERROR(6, 262);

    private final byte[] prefix;
    private final int smallest;
    private final int largest;

    HandshakeCommand(int smallest, int largest) {
        byte[] ascii = name().getBytes(StandardCharsets.US_ASCII);
        this.prefix = new byte[ascii.length + 1];
        this.prefix[0] = (byte) ascii.length;
        System.arraycopy(ascii, 0, prefix, 1, ascii.length);
        this.smallest = smallest;
        this.largest = largest;
    }

    boolean fits(long size) {
        return size >= smallest && size <= largest;
    }

    int largest() {
        return largest;
    }

    /** Whether a frame body of which this much has arrived may still be this command. */
    boolean matches(ByteBuffer frame, int bodyStart, int end) {
        for (int i = 0; i < prefix.length && bodyStart + i < end; i++) {
            if (frame.get(bodyStart + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
