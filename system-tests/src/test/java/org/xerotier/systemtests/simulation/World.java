package org.xerotier.systemtests.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Virtual time, one source of chance, and the story so far. Everything that happens is a moment in its queue. */
public final class World {

    static final long BEGIN = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

    private record Moment(long at, long order, Runnable act) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Moment> queue = new PriorityQueue<>();
    private final SplittableRandom random;
    private final boolean tracing;
    private final List<String> story = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private long order;
    private long millis;
    private long events;

    World(long seed, boolean tracing) {
        // Seeds come in rows; mixing keeps neighbours apart.
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 0x2545F4914F6CDD1DL);
        this.tracing = tracing;
    }

    // -- time -------------------------------------------------------------------------------------------------------

    /** Milliseconds since the beginning. */
    public long millis() {
        return millis;
    }

    /** The wall clock, the same for everybody. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public long millis() {
                return BEGIN + millis;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(BEGIN + millis);
            }
        };
    }

    public void after(long delay, Runnable act) {
        queue.add(new Moment(millis + Math.max(0, delay), order++, act));
    }

    /** Lets everything happen that is due by then. */
    void runUntil(long end) {
        while (!queue.isEmpty() && queue.peek().at <= end && violations.isEmpty()) {
            Moment next = queue.poll();
            millis = next.at;
            next.act.run();
        }
        millis = Math.max(millis, end);
    }

    // -- chance -----------------------------------------------------------------------------------------------------

    public SplittableRandom random() {
        return random;
    }

    /** True so many times in ten thousand. */
    public boolean chance(int perTenThousand) {
        return perTenThousand > 0 && random.nextInt(10_000) < perTenThousand;
    }

    /** From {@code low} up to, not including, {@code high}. */
    public long between(long low, long high) {
        return low >= high ? low : random.nextLong(low, high);
    }

    // -- the story --------------------------------------------------------------------------------------------------

    /** Something that counts as an event happened. */
    public void tell(Supplier<String> what) {
        events++;
        note(what);
    }

    /** Something that counts, and that others tell. */
    void counts() {
        events++;
    }

    /** A remark, for readers of a trace only. */
    public void note(Supplier<String> what) {
        if (tracing) {
            story.add("%9.3f  %s".formatted(millis / 1000.0, what.get()));
        }
    }

    /** A promise was broken. */
    public void violated(String invariant, String how) {
        violations.add(invariant + ": " + how);
        note(() -> "VIOLATED " + invariant + ": " + how);
    }

    long events() {
        return events;
    }

    List<String> story() {
        return story;
    }

    List<String> violations() {
        return violations;
    }
}
