package org.xerotier.mesh.ra;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The 64 bytes each side of a ZMTP 3 connection starts with. The gate answers and checks them itself, so JeroMQ is not
 * bothered before a peer has shown that it means CURVE.
 */
final class Greeting {

    static final int SIZE = 64;

    private static final int SIGNATURE_END = 9;
    private static final int VERSION = 10;
    private static final int MECHANISM = 12;
    private static final int AS_SERVER = 32;
    private static final byte[] CURVE = mechanism("CURVE");

    private Greeting() {}

    static ByteBuffer ofServer() {
        return bytes(1);
    }

    static ByteBuffer ofClient() {
        return bytes(0);
    }

    /** Judges as much of a client's greeting as has arrived, so that a wrong one is not waited for. */
    static void check(ByteBuffer soFar) throws GateRefusal {
        int length = soFar.position();
        if (length > 0 && soFar.get(0) != (byte) 0xff) {
            throw new GateRefusal("not_zmtp");
        }
        if (length > SIGNATURE_END && (soFar.get(SIGNATURE_END) & 1) == 0) {
            throw new GateRefusal("not_zmtp");
        }
        if (length > VERSION && soFar.get(VERSION) < 3) {
            throw new GateRefusal("old_zmtp");
        }
        for (int i = MECHANISM; i < Math.min(length, AS_SERVER); i++) {
            if (soFar.get(i) != CURVE[i - MECHANISM]) {
                throw new GateRefusal("not_curve");
            }
        }
        if (length > AS_SERVER && soFar.get(AS_SERVER) != 0) {
            throw new GateRefusal("not_a_client");
        }
    }

    private static ByteBuffer bytes(int asServer) {
        ByteBuffer greeting = ByteBuffer.allocate(SIZE);
        greeting.put(0, (byte) 0xff).put(8, (byte) 1).put(SIGNATURE_END, (byte) 0x7f);
        greeting.put(VERSION, (byte) 3);
        greeting.put(MECHANISM, CURVE);
        greeting.put(AS_SERVER, (byte) asServer);
        return greeting;
    }

    private static byte[] mechanism(String name) {
        byte[] field = new byte[AS_SERVER - MECHANISM];
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, field, 0, ascii.length);
        return field;
    }
}
