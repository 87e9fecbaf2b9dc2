package org.xerotier.xem.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bundles in {@code bundles/}, as they load on a host that has every program and all credentials. */
final class ShippedBundles {

    static final Path FOLDER = Path.of("bundles");

    private ShippedBundles() {}

    static LoadedBundles load(Path scratch) throws IOException {
        Path binaries = Files.createDirectories(scratch.resolve("bin"));
        Path credentials = Files.createDirectories(scratch.resolve("credentials"));
        for (String ref : List.of("kubeconfig", "clouds.yaml", "pg_service.conf")) {
            Files.writeString(credentials.resolve(ref), "");
        }
        BinaryFinder finder = BundleText.everythingInstalled(
                binaries,
                List.of("kubectl", "docker", "terraform", "psql", "openstack", "aws", "systemctl", "journalctl"));
        return BundleLoader.load(FOLDER, credentials, finder);
    }
}
