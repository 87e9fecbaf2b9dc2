package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.xem.bundle.PathRule;

/**
 * Lets a path through only if the place it really leads to, after every symbolic link, lies in one of the rule's roots
 * and in the workspace's path prefixes.
 */
final class PathGate {

    private static final int MAX_CHARS = 4_096;

    private PathGate() {}

    /**
     * Where a path argument leads.
     *
     * @param root the real root it lies in
     * @param path real, in {@code root}
     */
    record Resolved(Path root, Path path) {}

    static Resolved resolve(String name, String text, PathRule rule, WorkspaceScope scope) throws StartRefused {
        Path path = lexical(name, text);
        if (rule.roots().stream().noneMatch(root -> path.startsWith(root) || path.startsWith(real(root)))) {
            // Judged by spelling alone, so that nobody learns from the answer what exists elsewhere.
            throw outside(name, rule);
        }
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException missing) {
            throw refused(name, "does not exist, or may not be reached");
        }
        if (!scope.admits(WorkspaceScope.PATH_PREFIXES, real.toString())) {
            throw refused(name, "leads outside the workspace's path_prefixes");
        }
        for (Path root : rule.roots()) {
            Path realRoot = real(root);
            if (real.startsWith(realRoot)) {
                checkKind(name, real, rule.kind());
                return new Resolved(realRoot, real);
            }
        }
        throw outside(name, rule);
    }

    /** Where a root really is; a root that does not exist stays as it is, and holds nothing. */
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException missing) {
            return root;
        }
    }

    private static Path lexical(String name, String text) throws StartRefused {
        if (text.length() > MAX_CHARS || text.indexOf('\0') >= 0) {
            throw refused(name, "is no path: too long, or with U+0000 in it");
        }
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw refused(name, "is no path on this host");
        }
        if (!path.isAbsolute()) {
            throw refused(name, "must be an absolute path");
        }
        for (Path part : path) {
            if (part.toString().equals("..")) {
                throw refused(name, "may not contain '..'");
            }
        }
        return path;
    }

    private static StartRefused outside(String name, PathRule rule) {
        return refused(name, "leads outside the folders this tool may touch (%s)".formatted(rule.roots()));
    }

    private static void checkKind(String name, Path real, PathRule.Kind kind) throws StartRefused {
        boolean fits = switch (kind) {
            case FILE -> Files.isRegularFile(real);
            case DIRECTORY -> Files.isDirectory(real);
            case ANY -> Files.isRegularFile(real) || Files.isDirectory(real);
        };
        if (!fits) {
            throw refused(name, kind == PathRule.Kind.DIRECTORY ? "is not a folder" : "is not a regular file");
        }
    }

    private static StartRefused refused(String name, String why) {
        return new StartRefused("path_refused", "args.%s %s".formatted(name, why));
    }
}
