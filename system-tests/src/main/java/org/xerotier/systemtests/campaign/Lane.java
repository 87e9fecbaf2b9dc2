package org.xerotier.systemtests.campaign;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One kind of fault against one target, again and again, at moments drawn from the seed. */
abstract class Lane implements Runnable {

    private final int times;
    private final double everySeconds;
    private volatile boolean over;
    final Random random;

    /** @param everySeconds mean time from one fault to the next */
    Lane(int times, double everySeconds, long seed) {
        this.times = times;
        this.everySeconds = everySeconds;
        this.random = new Random(seed);
    }

    @Override
    public final void run() {
        long due = System.nanoTime();
        for (int i = 0; i < times && !over; i++) {
            due += (long) (everySeconds * (0.3 + 1.4 * random.nextDouble()) * 1e9);
            rest((due - System.nanoTime()) / 1e9);
            if (over) {
                return;
            }
            try {
                strike();
            } catch (RuntimeException | AssertionError fault) {
                failed(fault);
            }
        }
    }

    /** One fault, healed when this returns. */
    abstract void strike();

    abstract void failed(Throwable fault);

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    final void rest(double seconds) {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (!over && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(Math.min(50_000_000L, until - System.nanoTime()));
        }
    }
}
