package org.xerotier.xem.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host as the probes see it.
 *
 * @param root {@code /}, or what stands for it
 * @param environment of the agent
 * @param folders where else to look, from {@code discovery_paths}
 */
public record HostView(Path root, Map<String, String> environment, List<Path> folders) {

    private static final long MAX_BYTES = 1 << 20;

    public HostView {
        environment = Map.copyOf(environment);
        folders = List.copyOf(folders);
    }

    /** A path of the host, given as an absolute one. */
    Path at(String path) {
        return root.resolve(path.startsWith("/") ? path.substring(1) : path);
    }

    /** A file below the home of the agent's user. */
    Optional<Path> inHome(String path) {
        return variable("HOME").map(home -> at(home).resolve(path));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The files a variable lists, or else this one of the home. */
    List<Path> listedOrHome(String variable, String usual) {
        Optional<String> listed = variable(variable);
        if (listed.isEmpty()) {
            return inHome(usual).map(List::of).orElse(List.of());
        }
        List<Path> files = new ArrayList<>();
        for (String each : listed.get().split(":", 16)) {
            try {
                if (!each.isEmpty()) {
                    files.add(at(each));
                }
            } catch (InvalidPathException notAPath) {
                // Somebody else's variable; nothing of ours to complain about.
                continue;
            }
        }
        return files;
    }

    /** The text of an ordinary file of reasonable size that this user may read. */
    Optional<String> text(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}
