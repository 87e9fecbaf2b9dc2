package org.xerotier.xem.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a binary by name on a fixed search path: the agent's own PATH has no say in what runs. */
public final class BinaryFinder {

    /** Where tools are looked for, in order; also the PATH tools get themselves. */
    public static final List<Path> SEARCH_PATH = List.of(
            Path.of("/usr/local/sbin"),
            Path.of("/usr/local/bin"),
            Path.of("/usr/sbin"),
            Path.of("/usr/bin"),
            Path.of("/sbin"),
            Path.of("/bin"));

    /** Programs that read commands from their arguments or start another: with one of these, argv would not be the tool. */
    static final Set<String> SHELLS = Set.of(
            "sh",
            "bash",
            "rbash",
            "dash",
            "ash",
            "zsh",
            "ksh",
            "ksh93",
            "mksh",
            "csh",
            "tcsh",
            "fish",
            "elvish",
            "nu",
            "pwsh",
            "busybox",
            "toybox",
            "env",
            "xargs",
            "nohup",
            "setsid",
            "setpriv",
            "script",
            "eval",
            "su",
            "chroot",
            "unshare",
            "nsenter",
            "watch",
            "parallel");

    private final List<Path> searchPath;

    public BinaryFinder() {
        this(SEARCH_PATH);
    }

    BinaryFinder(List<Path> searchPath) {
        this.searchPath = List.copyOf(searchPath);
    }

    /** The first candidate that is an executable file nobody but its owner can replace. */
    Optional<Path> find(List<String> candidates) {
        for (String candidate : candidates) {
            if (candidate.startsWith("/")) {
                if (usable(Path.of(candidate))) {
                    return Optional.of(Path.of(candidate));
                }
                continue;
            }
            for (Path folder : searchPath) {
                Path file = folder.resolve(candidate);
                if (usable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    static boolean isShell(String candidate) {
        return SHELLS.contains(candidate.substring(candidate.lastIndexOf('/') + 1));
    }

    private static boolean usable(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.isExecutable(file)
                    && !isShell(file.toRealPath().toString().replaceAll("/(busybox|toybox)$", "/applet"))
                    && !Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException gone) {
            return false;
        }
    }
}
