package org.xerotier.xem.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The one row about the ledger itself.
 *
 * @param commits how often it was written, against {@link CommitMark}
 * @param entries how many entries there are
 * @param sum of their digests, so that none goes missing or comes back unnoticed
 */
record LedgerMeta(String id, long commits, long entries, long sum) {

    static final String TABLE = """
            CREATE TABLE ledger (
                id TEXT NOT NULL,
                commits INTEGER NOT NULL,
                entries INTEGER NOT NULL,
                sum INTEGER NOT NULL,
                digest INTEGER NOT NULL
            )
            """;

    static final String INSERT = "INSERT INTO ledger (id, commits, entries, sum, digest) VALUES (?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE ledger SET id = ?, commits = ?, entries = ?, sum = ?, digest = ?";

    static LedgerMeta fresh(String id) {
        return new LedgerMeta(id, 1, 0, 0);
    }

    static LedgerMeta read(Statement sql) throws SQLException, LedgerFault {
        try (ResultSet row = sql.executeQuery("SELECT id, commits, entries, sum, digest FROM ledger")) {
            if (!row.next() || row.getString(1) == null) {
                throw LedgerFault.damaged("it does not say which ledger it is");
            }
            LedgerMeta meta = new LedgerMeta(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
            if (meta.digest() != row.getLong(5) || row.next()) {
                throw LedgerFault.damaged("what it says about itself is not as it was written");
            }
            return meta;
        }
    }

    LedgerMeta next() {
        return new LedgerMeta(id, commits + 1, entries, sum);
    }

    /** An entry with one digest took the place of one with another; null: there was or is none. */
    LedgerMeta with(@Nullable Long before, @Nullable Long after) {
        return new LedgerMeta(
                id,
                commits,
                entries + (after == null ? 0 : 1) - (before == null ? 0 : 1),
                sum + (after == null ? 0 : after) - (before == null ? 0 : before));
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, id);
        statement.setLong(2, commits);
        statement.setLong(3, entries);
        statement.setLong(4, sum);
        statement.setLong(5, digest());
    }

    void requireOf(Collection<Long> digests) throws LedgerFault {
        long total = digests.stream().mapToLong(Long::longValue).sum();
        if (digests.size() != entries || total != sum) {
            throw LedgerFault.damaged(
                    "it holds %d entries and should hold %d others".formatted(digests.size(), entries));
        }
    }

    private long digest() {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return EntryRow.firstLong(ByteBuffer.allocate(name.length + 3 * Long.BYTES)
                .put(name)
                .putLong(commits)
                .putLong(entries)
                .putLong(sum)
                .array());
    }
}
