package org.xerotier.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The tool bundles test agents load: the shipped ones that need nothing of the host, and the tests' own. */
public final class Tools {

    private Tools() {}

    public static Path gather(Artifacts artifacts) {
        Path tools = artifacts.scratch().resolve("tools");
        Path own = artifacts.root().resolve("system-tests/src/test/resources/bundles");
        try {
            for (Path bundle : List.of(
                    artifacts.bundles().resolve("agent"), artifacts.bundles().resolve("host"), own.resolve("probe"))) {
                Path copy = Files.createDirectories(tools.resolve(bundle.getFileName()));
                Files.copy(
                        bundle.resolve("bundle.yaml"),
                        copy.resolve("bundle.yaml"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return tools;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
