package org.xerotier.xem.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xerotier.xem.dispatch.LedgerEntry;

/**
 * A look at a ledger that leaves it as it is: a copy is opened instead.
 *
 * @param fault what is wrong and what to do; empty if nothing is
 * @param entries how many calls it remembers
 * @param owed how many of them the router has not heard the end of
 */
public record LedgerInspection(Optional<String> fault, String id, int entries, int owed) {

    /** Of a ledger that no running agent holds; empty if there is none and never was. */
    public static Optional<LedgerInspection> of(Path file) throws IOException {
        if (!Files.exists(file) && !Files.exists(CommitMark.beside(file))) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("xem-doctor");
        try {
            Path copy = folder.resolve(file.getFileName());
            for (String ending : List.of("", "-wal", "-commits")) {
                Path each = file.resolveSibling(file.getFileName() + ending);
                if (Files.exists(each)) {
                    Files.copy(each, folder.resolve(file.getFileName() + ending));
                }
            }
            return Optional.of(look(file, copy));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static LedgerInspection look(Path file, Path copy) {
        try (LedgerFile open = LedgerFile.open(copy, "not-made")) {
            List<LedgerEntry> all = open.takeEntries();
            int owed = (int) all.stream().filter(LedgerEntry::isOwed).count();
            return new LedgerInspection(Optional.empty(), open.id(), all.size(), owed);
        } catch (LedgerFault fault) {
            return new LedgerInspection(Optional.of(LedgerAdvice.of(file, fault)), "", 0, 0);
        }
    }
}
