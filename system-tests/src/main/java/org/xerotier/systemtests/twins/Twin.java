package org.xerotier.systemtests.twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that reads one document a line and writes its canonical form a line, or {@code !} where it will not.
 *
 * @param name for people
 */
record Twin(String name, List<String> command) {

    /** Its answers, one for each document. */
    List<String> answers(Path documents, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve(name.replaceAll("[^a-z0-9]+", "-") + ".out");
        Path faults = folder.resolve("faults");
        Process process = new ProcessBuilder(command)
                .redirectInput(documents.toFile())
                .redirectOutput(out.toFile())
                .redirectError(faults.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(name + " failed: " + Files.readString(faults));
        }
        return List.of(Files.readString(out).split("\n", -1));
    }
}
