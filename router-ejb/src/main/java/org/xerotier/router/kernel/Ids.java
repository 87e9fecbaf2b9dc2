package org.xerotier.router.kernel;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Makes ids: {@code <prefix>_<32 hex digits of a UUIDv7>}. Ids of one router sort in the order they were made, also
 * within a millisecond and when the clock steps back; 62 bits of each are random.
 */
public final class Ids {

    private static final int COUNTER_LIMIT = 1 << 12;

    private final Clock clock;
    private final SecureRandom random;
    private long millis;
    private int counter;

    public Ids(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public String next(IdPrefix prefix) {
        byte[] tail = new byte[Long.BYTES];
        random.nextBytes(tail);
        long low = ByteBuffer.wrap(tail).getLong();
        byte[] uuid = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(high((int) low & 0x7ff))
                .putLong(low >>> 2 | 0x8000_0000_0000_0000L)
                .array();
        return prefix.text() + '_' + HexFormat.of().formatHex(uuid);
    }

    /** Time, version and a counter that starts at a random place in the lower half of its range each millisecond. */
    private synchronized long high(int start) {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = start;
        } else if (++counter == COUNTER_LIMIT) {
            millis++;
            counter = start;
        }
        return millis << 16 | 0x7000 | counter;
    }
}
