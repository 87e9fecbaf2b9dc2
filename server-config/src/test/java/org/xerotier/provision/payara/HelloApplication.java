package org.xerotier.provision.payara;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest web application: one file at the root of the server. */
final class HelloApplication {
    private HelloApplication() {}

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/glassfish-web.xml"));
            zip.write("<glassfish-web-app><context-root>/</context-root></glassfish-web-app>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("health/ready"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
