package org.xerotier.provision.quickstart;

import java.nio.file.Files;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.postgres.RouterDatabase;

/** The router's settings as environment variables: names by the rule of MicroProfile Config, secrets never on a command line. */
final class RouterSettings {
    private static final int KEY_BYTES = 32;

    private RouterSettings() {}

    static Map<String, String> environment(Place place, Router router, Ports ports, RouterDatabase database) {
        var settings = new TreeMap<>(database.settings());
        var mesh = "127.0.0.1:" + ports.of(router.mesh());
        settings.put("xerotier.mesh.bind", mesh);
        settings.put("xerotier.mesh.address", "tcp://" + mesh);
        settings.put("xerotier.completion.encryption.key", encryptionKey(place));
        settings.put("xerotier.bootstrap.token-file", bootstrapToken(place));
        var environment = new TreeMap<String, String>();
        settings.forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    /** The same as a file for {@code systemd} or a shell, for whoever wants to look or to start the server by hand. */
    static void write(Place place, Router router, Map<String, String> environment) {
        var text = new StringBuilder();
        environment.forEach(
                (name, value) -> text.append(name).append("='").append(value).append("'\n"));
        PrivateFiles.write(place.settings(router), text.toString());
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String encryptionKey(Place place) {
        var file = place.secret("completion.key");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, Base64.getEncoder().encodeToString(PrivateFiles.randomBytes(KEY_BYTES)) + "\n");
        }
        return PrivateFiles.read(file);
    }

    private static String bootstrapToken(Place place) {
        var file = place.secret("bootstrap.token");
        PrivateFiles.readOrCreate(file, KEY_BYTES);
        return file.toAbsolutePath().toString();
    }
}
