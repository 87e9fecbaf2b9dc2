package org.xerotier.mesh.ra;

import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * Asks the authenticator about a key nobody owns and expects a refusal. No answer before the next question is due means
 * it is dead, and a refusal that is not one means worse.
 */
final class ZapProbe {

    private static final int KEY_BYTES = 32;
    private static final int STATUS_PART = 3;
    private static final int ANSWER_PARTS = 7;

    private final LongSupplier nanoTime;
    private final long interval;
    private long askAt;
    private boolean waiting;
    private boolean wrong;
    private int part;

    ZapProbe(LongSupplier nanoTime, long interval) {
        this.nanoTime = nanoTime;
        this.interval = interval;
        this.askAt = nanoTime.getAsLong();
    }

    static byte[][] question() {
        return new byte[][] {
            {}, ascii("1.0"), ascii("p"), {}, ascii("probe"), {}, ascii("CURVE"), new byte[KEY_BYTES],
        };
    }

    boolean isDue() {
        return !waiting && nanoTime.getAsLong() - askAt >= 0;
    }

    void asked() {
        waiting = true;
        part = 0;
        askAt = nanoTime.getAsLong() + interval;
    }

    void heard(byte[] answerPart) {
        if (part == STATUS_PART && !"400".equals(new String(answerPart, StandardCharsets.US_ASCII))) {
            wrong = true;
        }
        part++;
        if (part == ANSWER_PARTS) {
            waiting = false;
        }
    }

    boolean isDead() {
        return wrong || (waiting && nanoTime.getAsLong() - askAt >= 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
