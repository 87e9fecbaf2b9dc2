package org.xerotier.mesh.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judging paths by their text alone; the agent judges the real path again, links resolved. */
final class Paths {

    private Paths() {}

    /** The path without empty and {@code .} segments; empty if it is not absolute or climbs with {@code ..}. */
    static Optional<String> normal(String path) {
        if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                return Optional.empty();
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        return Optional.of("/" + String.join("/", kept));
    }

    static boolean isWithin(String path, String prefix) {
        Optional<String> normalPath = normal(path);
        Optional<String> normalPrefix = normal(prefix);
        if (normalPath.isEmpty() || normalPrefix.isEmpty()) {
            return false;
        }
        String root = normalPrefix.get().equals("/") ? "/" : normalPrefix.get() + "/";
        return normalPath.get().equals(normalPrefix.get()) || normalPath.get().startsWith(root);
    }
}
