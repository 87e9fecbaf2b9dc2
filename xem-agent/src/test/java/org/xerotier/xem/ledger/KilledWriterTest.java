package org.xerotier.xem.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.LedgerEntry.State;

/** A process is killed in the middle of its writing, again and again: what it was told to be safe is always there. */
class KilledWriterTest {

    private static final int KILLS = 12;

    @TempDir
    Path folder;

    @Test
    void whatWasSaidToBeSafeOutlivesEveryKill() throws Exception {
        Path file = folder.resolve("queue.sqlite");
        Map<String, State> promised = new HashMap<>();
        Random random = new Random(7);
        for (int round = 0; round < KILLS; round++) {
            Process writer = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DyingWriter.class.getName(),
                            file.toString(),
                            Integer.toString(round)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // What is read after the kill was said before it.
            try (BufferedReader said = writer.inputReader()) {
                int lines = random.nextInt(1, 60);
                String line = said.readLine();
                while (line != null) {
                    String[] words = line.split(" ");
                    promised.put(words[1], State.valueOf(words[0]));
                    if (--lines == 0) {
                        // Through its handle, which leaves what it said to be read.
                        writer.toHandle().destroyForcibly();
                    }
                    line = said.readLine();
                }
            }
            writer.waitFor();
            try (LedgerBench bench = new LedgerBench(file)) {
                assertThat(bench.ledger.impairment()).as("after kill %d", round).isEmpty();
                promised.forEach((id, state) -> {
                    LedgerEntry entry = bench.entry(id);
                    // One step further is what was on its way when the kill came.
                    assertThat(entry.state()).as(id).isGreaterThanOrEqualTo(state);
                    promised.put(id, entry.state());
                });
            }
        }
        assertThat(promised).hasSizeGreaterThan(KILLS);
    }
}
