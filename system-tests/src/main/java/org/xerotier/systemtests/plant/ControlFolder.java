package org.xerotier.systemtests.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a campaign and a process that carries the agent share: files whose presence switches something on, and the tap, to
 * which the process adds a line for each frame it takes.
 */
public record ControlFolder(Path folder) {

    static final String REPLAY = "replay";
    static final String CRASH = "crash";
    static final String TAP = "tap.log";
    static final String READY = "ready";
    static final String FAILED = "failed";

    public static ControlFolder make(Path folder) {
        try {
            Files.createDirectories(folder);
            return new ControlFolder(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The option that attaches the agent to a virtual machine. */
    public String option(Path jar) {
        return "-javaagent:" + jar + "=" + folder;
    }

    public void plant(Bug bug) {
        write("bug." + bug.spelling(), "");
    }

    public void uproot(Bug bug) {
        remove("bug." + bug.spelling());
    }

    /** What went wrong with the hooks themselves, or empty. */
    public String misfortune() {
        try {
            Path failed = folder.resolve(FAILED);
            return Files.exists(failed) ? Files.readString(failed).trim() : "";
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Frames that the process took are given to it again, at once and much later. */
    public void replayFrames(boolean on) {
        if (on) {
            write(REPLAY, "");
        } else {
            remove(REPLAY);
        }
    }

    /** The process halts when it passes the place for the n-th time from now. */
    public void crashAt(Place place, Place.Side side, int pass) {
        write(CRASH, place + " " + side + " " + pass);
    }

    /** Takes an order to crash back; false if it was carried out, or is being. */
    public boolean withdrawCrash() {
        return remove(CRASH);
    }

    /** The agent is in the process and its hooks stand. */
    public boolean isReady() {
        return Files.exists(folder.resolve(READY));
    }

    public List<String> tap() {
        try {
            Path tap = folder.resolve(TAP);
            return Files.exists(tap) ? Files.readAllLines(tap) : List.of();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private boolean remove(String name) {
        try {
            return Files.deleteIfExists(folder.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void write(String name, String content) {
        try {
            Path fresh = Files.writeString(folder.resolve("." + name), content);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
