package org.xerotier.xem.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.xem.dispatch.Fence;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.LedgerEntry.State;

/** What the ledger keeps from one life of the agent to the next. */
class SqliteLedgerTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("queue.sqlite");
    }

    private LedgerBench open() {
        return new LedgerBench(file());
    }

    @Test
    void whatIsSafeIsThereInTheNextLife() throws Exception {
        String id;
        try (LedgerBench first = open()) {
            id = first.ledger.id();
            first.ledger.accepted("taken", 1, LedgerBench.work("taken"));
            first.ledger.accepted("begun", 2, LedgerBench.work("begun"));
            first.ledger.started("begun", 2, 1_234);
            first.ledger.spawned("begun", 2, "77@88@boot");
            first.ledger.accepted("ended", 3, LedgerBench.work("ended"));
            first.ledger.started("ended", 3, 1_234);
            first.ledger.done("ended", 3, LedgerBench.result("ended", 3, "quince\n"));
            first.ledger.fenced("fenced", 4, new Fence("cancelled", "no longer wanted", false, 99));
            assertThat(first.sync()).isEmpty();
        }
        try (LedgerBench second = open()) {
            assertThat(second.ledger.id()).isEqualTo(id);
            assertThat(second.ledger.impairment()).isEmpty();
            assertThat(second.ledger.unsettled())
                    .extracting(LedgerEntry::invocationId)
                    .containsExactly("begun", "ended", "taken");
            assertThat(second.entry("begun").state()).isEqualTo(State.STARTED);
            assertThat(second.entry("begun").work())
                    .satisfies(work -> assertThat(work.process()).isEqualTo("77@88@boot"))
                    .satisfies(work -> assertThat(work.startedAtMillis()).isEqualTo(1_234));
            assertThat(second.entry("ended").result()).isEqualTo(LedgerBench.result("ended", 3, "quince\n"));
            assertThat(second.entry("fenced").fence()).isEqualTo(new Fence("cancelled", "no longer wanted", false, 99));
        }
    }

    @Test
    void aCopyTakenAtAnyMomentHoldsWhatWasSafeThen() throws Exception {
        try (LedgerBench bench = open()) {
            for (int i = 1; i <= 50; i++) {
                String id = "inv-" + i;
                bench.ledger.accepted(id, 1, LedgerBench.work(id));
                bench.ledger.started(id, 1, i);
                assertThat(bench.sync()).isEmpty();
                if (i % 10 == 0) {
                    Path copy = Files.createDirectory(folder.resolve("copy-" + i));
                    try (var files = Files.newDirectoryStream(folder, "queue.sqlite*")) {
                        for (Path each : files) {
                            Files.copy(each, copy.resolve(each.getFileName()));
                        }
                    }
                    try (LedgerBench other = new LedgerBench(copy.resolve("queue.sqlite"))) {
                        assertThat(other.ledger.unsettled()).hasSize(i);
                        assertThat(other.ledger.impairment()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void theFileIsPrivateAndWrittenThroughToTheDisk() throws Exception {
        try (LedgerBench bench = open()) {
            bench.ledger.accepted("inv", 1, LedgerBench.work("inv"));
            bench.sync();
            assertThat(Files.exists(folder.resolve("queue.sqlite-wal"))).isTrue();
            assertThat(Files.exists(folder.resolve("queue.sqlite-shm"))).isFalse();
            for (String name : List.of("queue.sqlite", "queue.sqlite-wal", "queue.sqlite-commits")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void twoAgentsNeverShareIt() throws Exception {
        try (LedgerBench first = open();
                LedgerBench second = open()) {
            assertThat(first.ledger.impairment()).isEmpty();
            assertThat(second.ledger.impairment()).isEqualTo("agent_storage");
            assertThat(second.ledger.isRead()).isFalse();
            assertThat(second.ledger.id()).as("locked is not lost").isEqualTo(first.ledger.id());
            second.ledger.accepted("inv", 1, LedgerBench.work("inv"));
            assertThat(second.sync()).isPresent();
        }
    }

    @Test
    void aLockThatGoesAwayLetsTheAgentWorkAndTellsItWhatIsInThere() throws Exception {
        LedgerBench first = open();
        first.ledger.accepted("inv", 1, LedgerBench.work("inv"));
        first.sync();
        try (LedgerBench second = open()) {
            first.close();
            org.awaitility.Awaitility.await().until(() -> {
                second.turn();
                return second.ledger.isRead();
            });
            assertThat(second.ledger.impairment()).isEmpty();
            assertThat(second.ledger.unsettled()).hasSize(1);
        }
    }

    @Test
    void aFileThatTurnsOutToBeDamagedLaterIsAnotherLedgerFromThenOn() throws Exception {
        open().close();
        Path file = folder.resolve("queue.sqlite");
        Path mark = folder.resolve("queue.sqlite-commits");
        Files.writeString(file, "this is no ledger at all, and long enough to be seen not to be one".repeat(40));
        Files.delete(mark);
        Files.createDirectory(mark);
        try (LedgerBench bench = open()) {
            String before = bench.ledger.id();
            assertThat(bench.ledger.trouble().orElseThrow()).doesNotContain("is damaged");
            Files.delete(mark);
            org.awaitility.Awaitility.await().until(() -> {
                bench.turn();
                return !bench.ledger.id().equals(before);
            });
            assertThat(bench.ledger.isRead()).isFalse();
            assertThat(bench.ledger.trouble().orElseThrow()).contains("is damaged");
        }
    }

    @Test
    void theHighestEpochIsKeptAndNothingLowerComesBack() throws Exception {
        try (LedgerBench first = open()) {
            first.ledger.accepted("inv", 5, LedgerBench.work("inv"));
            first.ledger.started("inv", 5, 1);
            first.ledger.fenced("inv", 7, new Fence("already_started", "", false, 0));
            first.ledger.accepted("inv", 4, LedgerBench.work("inv"));
            first.sync();
        }
        try (LedgerBench second = open()) {
            assertThat(second.entry("inv").epoch()).isEqualTo(5);
            assertThat(second.entry("inv").state()).isEqualTo(State.STARTED);
            assertThat(second.entry("inv").isPast(7)).isTrue();
            assertThat(second.entry("inv").isPast(8)).isFalse();
        }
    }

    @Test
    void whatIsOverIsForgottenOnceItsWarrantHasEndedAndNotBefore() throws Exception {
        try (LedgerBench bench = open()) {
            bench.ledger.fenced("early", 1, new Fence("cancelled", "", false, 1_000));
            bench.ledger.fenced("late", 1, new Fence("cancelled", "", false, 2_000));
            bench.ledger.accepted("live", 1, LedgerBench.work("live", 1_000));
            bench.ledger.forget(1_001);
            assertThat(bench.ledger.find("early")).isEmpty();
            assertThat(bench.ledger.find("late")).isPresent();
            assertThat(bench.ledger.find("live")).isPresent();
            bench.sync();
        }
        try (LedgerBench second = open()) {
            assertThat(second.ledger.find("early")).isEmpty();
            assertThat(second.ledger.find("late")).isPresent();
        }
    }

    @Test
    void settledResultsAreKeptForTheLatestAndTheFactForAll() throws Exception {
        int all = Retention.MOST_RESULTS + 10;
        try (LedgerBench bench = open()) {
            for (int i = 0; i < all; i++) {
                String id = "inv-" + i;
                bench.ledger.accepted(id, 1, LedgerBench.work(id));
                bench.ledger.started(id, 1, 1);
                bench.ledger.done(id, 1, LedgerBench.result(id, 1, "x"));
                bench.ledger.settled(id, 1);
            }
            bench.sync();
        }
        try (LedgerBench second = open()) {
            assertThat(second.entry("inv-0").state()).isEqualTo(State.SETTLED);
            assertThat(second.entry("inv-0").result()).isNull();
            assertThat(second.entry("inv-" + (all - 1)).result()).isNotNull();
            assertThat(second.ledger.unsettled()).isEmpty();
        }
    }

    @Test
    void textsOfEveryKindComeBackAsTheyWere() throws Exception {
        Fence odd = new Fence("code", "a\u0000b \ud83d\ude00 \u2028 'quoted' \"twice\"", false, 5);
        try (LedgerBench first = open()) {
            first.ledger.fenced("inv-\u00e4", 1, odd);
            first.sync();
        }
        try (LedgerBench second = open()) {
            assertThat(second.ledger.impairment()).isEmpty();
            assertThat(second.entry("inv-\u00e4").fence()).isEqualTo(odd);
        }
    }

    @Test
    void aLedgerOfANewerAgentIsLeftAlone() throws Exception {
        open().close();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            sql.createStatement().execute("PRAGMA user_version = 99");
        }
        try (LedgerBench bench = open()) {
            assertThat(bench.ledger.impairment()).isEqualTo("agent_storage");
            assertThat(bench.ledger.trouble().orElseThrow()).contains("newer agent");
        }
        Path copy = Files.copy(file(), folder.resolve("copy"));
        assertThat(query(copy, "PRAGMA user_version")).isEqualTo("99");
    }

    @Test
    void operatorsCanReadIt() throws Exception {
        try (LedgerBench bench = open()) {
            bench.ledger.accepted("inv", 1, LedgerBench.work("inv"));
            bench.ledger.started("inv", 1, 1);
            bench.sync();
        }
        assertThat(query(file(), "SELECT state || ' ' || execution_id FROM entry"))
                .isEqualTo("STARTED exe_inv");
    }

    private static String query(Path file, String text) throws SQLException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = sql.createStatement().executeQuery(text)) {
            return row.getString(1);
        }
    }
}
