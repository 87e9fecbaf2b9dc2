package org.xerotier.xem.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Bundles written for a test. */
final class BundleText {

    private BundleText() {}

    static Path write(Path toolsDir, String name, String yaml) throws IOException {
        Path folder = Files.createDirectories(toolsDir.resolve(name));
        Files.writeString(folder.resolve(BundleLoader.FILE_NAME), yaml);
        return folder;
    }

    /** A bundle with one tool that has the given parameters and words. */
    static String oneTool(String parameters, String argv) {
        return """
                name: demo
                version: 1.0.0
                description: For a test.
                binaries: {tool: /bin/true}
                tools:
                  - name: act
                    description: Does something.
                    risk: read
                    parameters:
                %s
                    argv:
                %s
                """.formatted(
                        parameters.indent(6).stripTrailing(), argv.indent(6).stripTrailing());
    }

    /** A search path on which every name of these is an executable. */
    static BinaryFinder everythingInstalled(Path folder, List<String> names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.writeString(file, "");
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + file + " executable");
            }
        }
        return new BinaryFinder(List.of(folder));
    }
}
