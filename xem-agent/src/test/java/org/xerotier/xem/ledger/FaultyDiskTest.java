package org.xerotier.xem.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel answers a few fsyncs with EIO; strace says so in its place, so elsewhere this is skipped. */
class FaultyDiskTest {

    private static final Path STRACE = Path.of("/usr/bin/strace");

    @TempDir
    Path folder;

    @Test
    void nothingIsCalledSafeThatTheDiskRefusedAndTheAgentHealsByItself() throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "strace is not here, so faults of fsync are not tried");
        Path file = folder.resolve("queue.sqlite");
        Path out = folder.resolve("out");
        int exit = new ProcessBuilder(
                        STRACE.toString(),
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=fsync,fdatasync",
                        "-e",
                        "inject=fsync,fdatasync:error=EIO:when=40..43",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubbornWriter.class.getName(),
                        file.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        assumeTrue(exit == 0, "strace may not trace here, so faults of fsync are not tried");
        List<String> said = Files.readAllLines(out);
        assertThat(said).filteredOn(line -> line.startsWith("UNSAFE")).isNotEmpty();
        assertThat(said).last().isEqualTo("END ");
        try (LedgerBench next = new LedgerBench(file)) {
            assertThat(next.ledger.impairment()).isEmpty();
            for (String line : said.subList(0, said.size() - 1)) {
                assertThat(next.ledger.find(line.split(" ")[1])).as(line).isPresent();
            }
        }
    }
}
