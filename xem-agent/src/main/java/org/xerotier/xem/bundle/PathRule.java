package org.xerotier.xem.bundle;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a path argument may lead. The agent resolves the path, symbolic links and all, and the real path must lie in
 * one of the roots and in the workspace's {@code path_prefixes}.
 */
public record PathRule(List<Path> roots, Kind kind) {

    /** What must stand at the path. */
    public enum Kind {
        FILE,
        DIRECTORY,
        ANY
    }

    public PathRule {
        roots = List.copyOf(roots);
    }
}
