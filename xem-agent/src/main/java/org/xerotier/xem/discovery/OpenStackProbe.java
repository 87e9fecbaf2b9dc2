package org.xerotier.xem.discovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names of the clouds in {@code clouds.yaml}. */
final class OpenStackProbe implements Probe {

    @Override
    public void look(HostView host, Finds finds) throws IOException {
        List<Path> files = new ArrayList<>(host.listedOrHome("OS_CLIENT_CONFIG_FILE", ".config/openstack/clouds.yaml"));
        files.add(host.at("/etc/openstack/clouds.yaml"));
        for (Path file : files) {
            host.text(file)
                    .flatMap(YamlNames::root)
                    .flatMap(root -> YamlNames.child(root, "clouds"))
                    .ifPresent(clouds -> YamlNames.keys(clouds)
                            .forEach(name -> finds.found("openstack", name, "a cloud of " + file)));
        }
    }
}
