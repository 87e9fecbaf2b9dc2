package org.xerotier.xem.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.xem.dispatch.LedgerEntry;

/** A ledger that is not as it was written is never believed and never replaced. */
class DamagedLedgerTest {

    @TempDir
    Path folder;

    private Path file;
    private List<LedgerEntry> written = List.of();

    /** As a killed agent leaves it: some in the file, some in the log beside it. */
    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("queue.sqlite");
        try (LedgerBench bench = new LedgerBench(file)) {
            bench.ledger.accepted("inv-1", 1, LedgerBench.work("inv-1"));
            bench.sync();
        }
        Path live = Files.createDirectory(folder.resolve("live")).resolve("queue.sqlite");
        copy(file, live);
        try (LedgerBench bench = new LedgerBench(live)) {
            for (int i = 2; i <= 6; i++) {
                String id = "inv-" + i;
                bench.ledger.accepted(id, 1, LedgerBench.work(id));
                bench.ledger.started(id, 1, i);
                bench.ledger.done(id, 1, LedgerBench.result(id, 1, "some output"));
                bench.sync();
            }
            written = bench.ledger.unsettled();
            copy(live, file);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String ending : List.of("", "-wal", "-commits")) {
            Path source = Path.of(from + ending);
            Path target = Path.of(to + ending);
            Files.deleteIfExists(target);
            if (Files.exists(source)) {
                Files.copy(source, target);
            }
        }
    }

    private LedgerBench opened(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name)).resolve("queue.sqlite");
        copy(file, copy);
        return new LedgerBench(copy);
    }

    private void requireRefused(LedgerBench bench) throws Exception {
        try (bench) {
            assertThat(bench.ledger.impairment()).isEqualTo("agent_storage");
            assertThat(bench.ledger.isRead()).isFalse();
            assertThat(bench.ledger.trouble().orElseThrow())
                    .contains("is damaged")
                    .contains("xem-agent set-ledger-aside " + folder);
            bench.ledger.accepted("new", 1, LedgerBench.work("new"));
            assertThat(bench.sync()).isPresent();
        }
    }

    @Test
    void itIsFineToBeginWith() throws Exception {
        try (LedgerBench bench = opened("fine")) {
            assertThat(bench.ledger.unsettled()).isEqualTo(written).hasSize(6);
        }
    }

    /** Every place in the file and its log, one in 97 so that it takes seconds; no flip may change what is believed. */
    @Test
    void oneFlippedByteIsNoticedOrHarmless() throws Exception {
        int refused = 0;
        int harmless = 0;
        List<String> believed = new ArrayList<>();
        for (String ending : List.of("", "-wal", "-commits")) {
            byte[] whole = Files.readAllBytes(Path.of(file + ending));
            for (int at = 0; at < whole.length; at += ending.equals("-commits") ? 1 : 97) {
                Path copy = Files.createDirectories(folder.resolve("flip")).resolve("queue.sqlite");
                copy(file, copy);
                byte[] flipped = whole.clone();
                flipped[at] ^= 0x40;
                Files.write(Path.of(copy + ending), flipped);
                try {
                    LedgerFile opened = LedgerFile.open(copy, "fresh");
                    List<LedgerEntry> entries = new ArrayList<>(opened.takeEntries());
                    entries.sort(java.util.Comparator.comparing(LedgerEntry::invocationId));
                    if (!entries.equals(written)) {
                        believed.add(ending + "@" + at);
                    }
                    harmless++;
                    opened.close();
                } catch (LedgerFault fault) {
                    refused++;
                }
            }
        }
        assertThat(believed).isEmpty();
        assertThat(refused).isPositive();
        assertThat(harmless).as("free space holds nothing").isPositive();
    }

    @Test
    void aFlippedByteInTheLastWordsOfTheLogIsNoticed() throws Exception {
        Path log = Path.of(file + "-wal");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length - 100] ^= 1;
        Files.write(log, bytes);
        requireRefused(opened("log"));
    }

    @Test
    void aTruncatedFileIsNoticed() throws Exception {
        Files.delete(Path.of(file + "-wal"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        requireRefused(opened("short"));
    }

    @Test
    void aLostLogIsNoticed() throws Exception {
        Files.delete(Path.of(file + "-wal"));
        requireRefused(opened("no-log"));
    }

    @Test
    void somethingElseIsNotTakenForALedger() throws Exception {
        Files.delete(Path.of(file + "-wal"));
        Files.write(
                file,
                "this is not a database, but long enough to be one"
                        .repeat(100)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        requireRefused(opened("text"));
    }

    @Test
    void anEmptiedFileIsNotTakenForANewOne() throws Exception {
        Files.delete(Path.of(file + "-wal"));
        Files.write(file, new byte[0]);
        requireRefused(opened("empty"));
    }

    @Test
    void aMissingFileIsNotTakenForANewOne() throws Exception {
        Files.delete(Path.of(file + "-wal"));
        Files.delete(file);
        requireRefused(opened("missing"));
    }

    @Test
    void anOlderCopyPutBackIsNoticed() throws Exception {
        byte[] mark = Files.readAllBytes(Path.of(file + "-commits"));
        Path live = Files.createDirectory(folder.resolve("older")).resolve("queue.sqlite");
        copy(file, live);
        try (LedgerBench bench = new LedgerBench(live)) {
            bench.ledger.accepted("inv-9", 1, LedgerBench.work("inv-9"));
            bench.sync();
            mark = Files.readAllBytes(Path.of(live + "-commits"));
        }
        Files.write(Path.of(file + "-commits"), mark);
        requireRefused(opened("put-back"));
    }

    @Test
    void whatIsDamagedStaysAsItIs() throws Exception {
        Path log = Path.of(file + "-wal");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length - 100] ^= 1;
        Files.write(log, bytes);
        Path copy = Files.createDirectory(folder.resolve("evidence")).resolve("queue.sqlite");
        copy(file, copy);
        requireRefused(new LedgerBench(copy));
        assertThat(Files.readAllBytes(Path.of(copy + "-wal"))).isEqualTo(bytes);
        assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(file));
    }
}
