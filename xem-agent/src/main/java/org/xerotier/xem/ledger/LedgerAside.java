package org.xerotier.xem.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Takes a ledger out of use without losing it: its files get another ending, and the next start makes a new one. */
public final class LedgerAside {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> ENDINGS = List.of("", "-wal", "-shm", "-journal", "-commits");

    private LedgerAside() {}

    /** Where the files are now; none if there was no ledger. The agent must not be running. */
    public static List<Path> setAside(Path file, Clock clock) throws IOException {
        String aside = ".set-aside-" + TIME.format(clock.instant());
        List<Path> moved = new ArrayList<>();
        for (String ending : ENDINGS) {
            Path each = file.resolveSibling(file.getFileName() + ending);
            if (Files.exists(each)) {
                // SQLite finds the log by the name of its file, so all keep theirs behind the new one.
                moved.add(Files.move(each, file.resolveSibling(file.getFileName() + aside + ending)));
            }
        }
        return moved;
    }
}
