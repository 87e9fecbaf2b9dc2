package org.xerotier.systemtests.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.plant.Place.Side;

/** What the control folder says at the moment, looked at every few milliseconds by a thread of its own. */
final class Switches {

    private static final int HALTED = 137;
    private static final long LOOK_MILLIS = 20;

    private final Path folder;
    private final AtomicReference<@Nullable Crash> crash = new AtomicReference<>();
    private volatile Set<Bug> bugs = EnumSet.noneOf(Bug.class);
    private volatile boolean replays;

    /** An order to halt at a place. */
    private record Crash(Place place, Side side, int passesLeft) {

        static Crash parse(String text) {
            String[] words = text.trim().split(" ");
            return new Crash(Place.valueOf(words[0]), Side.valueOf(words[1]), Integer.parseInt(words[2]));
        }
    }

    Switches(Path folder) {
        this.folder = folder;
    }

    void watch() {
        look();
        var timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "planted-faults");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    boolean replaysFrames() {
        return replays;
    }

    private void look() {
        Set<Bug> found = EnumSet.noneOf(Bug.class);
        for (Bug bug : Bug.values()) {
            if (Files.exists(folder.resolve("bug." + bug.spelling()))) {
                found.add(bug);
            }
        }
        bugs = found;
        replays = Files.exists(folder.resolve(ControlFolder.REPLAY));
        try {
            Path order = folder.resolve(ControlFolder.CRASH);
            if (!Files.exists(order)) {
                crash.set(null);
            } else if (crash.get() == null) {
                crash.set(Crash.parse(Files.readString(order)));
            }
        } catch (NoSuchFileException withdrawn) {
            crash.set(null);
        } catch (IOException fault) {
            say(ControlFolder.FAILED, fault.toString());
        }
    }

    /** Halts the process, as kill -9 would, if this is the place it was told of. */
    void pass(Place place, Side side) {
        Crash order = crash.get();
        while (order != null && order.place() == place && order.side() == side) {
            Crash next = new Crash(place, side, order.passesLeft() - 1);
            if (crash.compareAndSet(order, next)) {
                if (next.passesLeft() <= 0 && carryOut()) {
                    Runtime.getRuntime().halt(HALTED);
                }
                return;
            }
            order = crash.get();
        }
    }

    /** The order is used up before it is obeyed, or the process would halt again when it is back. */
    private boolean carryOut() {
        try {
            return Files.deleteIfExists(folder.resolve(ControlFolder.CRASH));
        } catch (IOException fault) {
            return false;
        }
    }

    void say(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text + "\n");
        } catch (IOException fault) {
            System.err.println("planted faults: " + fault);
        }
    }
}
