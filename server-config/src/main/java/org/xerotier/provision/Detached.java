package org.xerotier.provision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a program that shall outlive the terminal into a session of its own: Ctrl-C and closing the window do not reach it. */
public final class Detached {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Detached() {}

    /** Words to put in front of the command line; none where util-linux is missing. */
    public static List<String> prefix() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }
}
