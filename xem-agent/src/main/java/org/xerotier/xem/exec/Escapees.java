package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds processes of an execution that left its session and were adopted by init: they still carry its id in their
 * environment, unless they took pains to wash it off.
 */
final class Escapees {

    /** Set for every tool. */
    static final String MARK = "XEROTIER_EXECUTION_ID";

    private static final Path PROC = Path.of("/proc");

    private Escapees() {}

    static List<ProcessHandle> of(String executionId) {
        byte[] mark = (MARK + "=" + executionId + "\0").getBytes(StandardCharsets.UTF_8);
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (carries(process, mark)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException noProc) {
            return found;
        }
        return found;
    }

    private static boolean carries(Path process, byte[] mark) {
        try {
            byte[] environment = Files.readAllBytes(process.resolve("environ"));
            // ISO-8859-1 maps bytes one to one, so searching text is searching bytes.
            return new String(environment, StandardCharsets.ISO_8859_1)
                    .contains(new String(mark, StandardCharsets.ISO_8859_1));
        } catch (IOException endedOrForeign) {
            return false;
        }
    }
}
