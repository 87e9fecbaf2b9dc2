package org.xerotier.xem.discovery;

import java.io.IOException;
import java.nio.file.Files;

/** Whether systemd runs the host. */
final class SystemdProbe implements Probe {

    @Override
    public void look(HostView host, Finds finds) throws IOException {
        if (Files.isDirectory(host.at("/run/systemd/system"))) {
            String name = host.text(host.at("/etc/hostname")).map(String::strip).orElse("");
            finds.found("systemd", name.isEmpty() ? "localhost" : name, "systemd runs this host");
        }
    }
}
