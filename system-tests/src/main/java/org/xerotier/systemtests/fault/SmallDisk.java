package org.xerotier.systemtests.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xerotier.provision.Command;

/** A small file system of its own over a folder, which can be filled to the last byte. Needs root. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 65_536;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Puts it over the folder, whose content is hidden meanwhile; empty if this user or machine does not allow it. */
    public static Optional<SmallDisk> over(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Command.Result mounted = Command.of(List.of(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=%dm,mode=0700".formatted(megabytes),
                        "tmpfs",
                        folder.toString()))
                .within(SOON)
                .run();
        return mounted.succeeded() ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** Leaves no room. */
    public void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            fillTheRest();
        }
    }

    private void fillTheRest() {
        byte[] page = new byte[1];
        try (OutputStream out = Files.newOutputStream(ballast(), java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            return;
        }
    }

    /** Gives the room back. */
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        Command.of(List.of("umount", "-l", folder.toString())).within(SOON).run();
    }
}
