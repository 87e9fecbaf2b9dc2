package org.xerotier.xem.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.xem.dispatch.LedgerEntry.State;

/** On a small file system of its own, which only root can make: elsewhere these tests are skipped. */
class FullDiskTest {

    @TempDir
    Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "ledger-test", disk.toString()) == 0;
        assumeTrue(mounted, "a tmpfs cannot be mounted here, so the full disk is not tried");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("mount", "-o", "remount,rw", disk.toString());
            run("umount", "-l", disk.toString());
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 1;
        }
    }

    private Path file() {
        return disk.resolve("queue.sqlite");
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("ballast"))) {
            byte[] block = new byte[4_096];
            for (int i = 0; i < 10_000; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThatCode(() -> Files.size(disk.resolve("ballast"))).doesNotThrowAnyException();
        }
    }

    private static void heals(LedgerBench bench) {
        Awaitility.await().until(() -> {
            bench.turn();
            return bench.ledger.impairment().isEmpty();
        });
    }

    private static void grow(LedgerBench bench) {
        for (int i = 0; bench.ledger.impairment().isEmpty() && i < 3_000; i++) {
            String id = "more-" + i;
            bench.ledger.accepted(id, 1, LedgerBench.work(id));
            bench.ledger.started(id, 1, 1);
            bench.ledger.done(id, 1, LedgerBench.result(id, 1, "x".repeat(10_000)));
            bench.sync();
        }
    }

    @Test
    void aFullDiskIsToldAndHealsByItselfWithNothingLost() throws Exception {
        try (LedgerBench bench = new LedgerBench(file())) {
            bench.ledger.accepted("before", 1, LedgerBench.work("before"));
            bench.ledger.started("before", 1, 1);
            assertThat(bench.sync()).isEmpty();
            fill();
            grow(bench);
            assertThat(bench.ledger.impairment()).isEqualTo("agent_storage");
            assertThat(bench.ledger.trouble().orElseThrow()).contains("is the disk full");
            bench.ledger.done("before", 1, LedgerBench.result("before", 1, "ran"));
            assertThat(bench.sync()).isPresent();
            assertThat(bench.entry("before").state()).as("known in this life").isEqualTo(State.DONE);
            Files.delete(disk.resolve("ballast"));
            heals(bench);
            assertThat(bench.sync()).isEmpty();
        }
        try (LedgerBench next = new LedgerBench(file())) {
            assertThat(next.entry("before").state()).isEqualTo(State.DONE);
        }
    }

    @Test
    void aDiskThatIsFullAtTheStartHealsByItself() throws Exception {
        fill();
        try (LedgerBench bench = new LedgerBench(file())) {
            assertThat(bench.ledger.impairment()).isEqualTo("agent_storage");
            String id = bench.ledger.id();
            Files.delete(disk.resolve("ballast"));
            heals(bench);
            Awaitility.await().until(() -> {
                bench.turn();
                return bench.ledger.isRead();
            });
            assertThat(bench.ledger.id()).as("told before it was made").isEqualTo(id);
        }
    }

    @Test
    void aFileSystemThatTurnsReadOnlyIsToldAndHealsByItself() throws Exception {
        try (LedgerBench bench = new LedgerBench(file())) {
            bench.ledger.accepted("inv", 1, LedgerBench.work("inv"));
            assertThat(bench.sync()).isEmpty();
        }
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        try (LedgerBench bench = new LedgerBench(file())) {
            assertThat(bench.ledger.impairment()).isEqualTo("agent_storage");
            assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
            heals(bench);
            Awaitility.await().until(() -> {
                bench.turn();
                return bench.ledger.isRead();
            });
            assertThat(bench.entry("inv").state()).isEqualTo(State.ACCEPTED);
        }
    }
}
