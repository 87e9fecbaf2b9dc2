package org.xerotier.xem.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Sockets of a container engine that this user may write to. Nothing is said to them. */
final class ContainersProbe implements Probe {

    @Override
    public void look(HostView host, Finds finds) {
        socket(host.at("/var/run/docker.sock"), "docker", "local", finds);
        socket(host.at("/run/podman/podman.sock"), "podman", "local", finds);
        host.variable("XDG_RUNTIME_DIR")
                .ifPresent(
                        folder -> socket(host.at(folder).resolve("podman/podman.sock"), "podman", "this-user", finds));
        Optional<String> named = host.variable("DOCKER_HOST");
        if (named.isPresent()) {
            finds.found("docker", "docker-host", "DOCKER_HOST names an engine");
        }
    }

    private static void socket(Path path, String kind, String name, Finds finds) {
        if (Files.exists(path) && !Files.isDirectory(path) && Files.isWritable(path)) {
            finds.found(kind, name, "the socket " + path + " is there for this user");
        }
    }
}
