package org.xerotier.xem.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.xerotier.xem.dispatch.LedgerEntry;

/**
 * The SQLite file, opened by one process at a time and checked before anything is believed. {@link #write} returns when
 * the disk has what was written. Not for use by several threads.
 */
final class LedgerFile implements AutoCloseable {

    /** Spells "XEML". */
    private static final int APPLICATION_ID = 0x58454d4c;

    private static final int BUSY_MILLIS = 1_000;

    private final Connection connection;
    private final CommitMark mark;
    private final PreparedStatement put;
    private final PreparedStatement remove;
    private final PreparedStatement meta;
    private final Map<String, Long> digests;
    private final List<LedgerEntry> entries;
    private LedgerMeta state;

    private LedgerFile(Connection connection, CommitMark mark, LedgerMeta state, Contents contents)
            throws SQLException {
        this.connection = connection;
        this.mark = mark;
        this.state = state;
        this.digests = contents.digests;
        this.entries = contents.entries;
        this.put = connection.prepareStatement(EntryRow.PUT);
        this.remove = connection.prepareStatement(EntryRow.REMOVE);
        this.meta = connection.prepareStatement(LedgerMeta.UPDATE);
    }

    private record Contents(Map<String, Long> digests, List<LedgerEntry> entries) {}

    /**
     * Opens it, or makes it if there is none and never was.
     *
     * @param freshId the id of a ledger made now
     */
    static LedgerFile open(Path file, String freshId) throws LedgerFault {
        Connection connection = null;
        try {
            CommitMark.Mark known = CommitMark.read(file);
            makePrivate(file, known);
            connection = connect(file);
            LedgerFile ledger = check(connection, file, known, freshId);
            connection = null;
            return ledger;
        } catch (SQLException fault) {
            LedgerFault why = LedgerFault.of(fault);
            connection = why.isHopeless() ? null : connection;
            throw why;
        } catch (IOException fault) {
            throw LedgerFault.unavailable(fault);
        } catch (LedgerFault fault) {
            // A damaged file stays open: closing would tidy up the evidence.
            connection = fault.isHopeless() ? null : connection;
            throw fault;
        } finally {
            closeQuietly(connection);
        }
    }

    private static void makePrivate(Path file, CommitMark.@Nullable Mark known) throws IOException, LedgerFault {
        if (!Files.exists(file)) {
            if (known != null) {
                throw LedgerFault.damaged(file + " is gone, and " + CommitMark.beside(file) + " is still there");
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else if (!Files.isRegularFile(file)) {
            throw LedgerFault.damaged(file + " is not a file");
        } else if (Files.size(file) == 0 && known != null) {
            throw LedgerFault.damaged(file + " is empty, and was not when the agent last wrote it");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Connection connect(Path file) throws SQLException, LedgerFault {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        Connection connection;
        try {
            connection = JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
        } catch (LinkageError noLibrary) {
            throw LedgerFault.unavailable(noLibrary);
        }
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA cell_size_check = ON");
            sql.execute("PRAGMA trusted_schema = OFF");
            sql.execute("PRAGMA temp_store = MEMORY");
            // Output that was let go leaves no trace where pages are rewritten anyway.
            sql.execute("PRAGMA secure_delete = FAST");
            sql.execute("PRAGMA journal_mode = WAL");
            sql.execute("PRAGMA synchronous = FULL");
            sql.execute("PRAGMA journal_size_limit = 8388608");
            // The lock is taken by the first write and kept.
            sql.execute("BEGIN IMMEDIATE");
            sql.execute("ROLLBACK");
            require(sql, "journal_mode", "wal");
            require(sql, "synchronous", "2");
            require(sql, "locking_mode", "exclusive");
        } catch (SQLException fault) {
            LedgerFault why = LedgerFault.of(fault);
            if (!why.isHopeless()) {
                closeQuietly(connection);
            }
            throw why;
        }
        return connection;
    }

    private static void require(Statement sql, String setting, String wanted) throws SQLException, LedgerFault {
        String is = text(sql, "PRAGMA " + setting);
        if (!wanted.equals(is)) {
            throw new LedgerFault(
                    LedgerFault.Kind.UNAVAILABLE,
                    "%s is %s and must be %s: does the file system allow it?".formatted(setting, is, wanted));
        }
    }

    private static LedgerFile check(Connection connection, Path file, CommitMark.@Nullable Mark known, String freshId)
            throws SQLException, LedgerFault, IOException {
        try (Statement sql = connection.createStatement()) {
            String found = text(sql, "PRAGMA quick_check(1)");
            if (!"ok".equals(found)) {
                throw LedgerFault.damaged("SQLite's own check says: " + found);
            }
            LedgerSchema.bring(connection, sql, APPLICATION_ID, known == null ? freshId : null);
            LedgerMeta state = LedgerMeta.read(sql);
            if (known != null && !known.ledgerId().equals(state.id())) {
                throw LedgerFault.damaged("%s belongs to another ledger".formatted(CommitMark.beside(file)));
            }
            if (known != null && known.commits() > state.commits()) {
                throw LedgerFault.damaged("the last %d of %d commits are missing"
                        .formatted(known.commits() - state.commits(), known.commits()));
            }
            Contents contents = contents(sql);
            state.requireOf(contents.digests.values());
            // Rewrites what lay in the log, so that nothing is built on pages a failed fsync may have left unwritten.
            sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            CommitMark mark = CommitMark.open(file, state.id());
            mark.write(state.commits());
            return new LedgerFile(connection, mark, state, contents);
        }
    }

    private static Contents contents(Statement sql) throws SQLException, LedgerFault {
        Map<String, Long> digests = new HashMap<>();
        List<LedgerEntry> entries = new ArrayList<>();
        try (ResultSet row = sql.executeQuery(EntryRow.ALL)) {
            while (row.next()) {
                LedgerEntry entry = EntryRow.read(row);
                entries.add(entry);
                digests.put(entry.invocationId(), row.getLong(18));
            }
        }
        return new Contents(digests, entries);
    }

    String id() {
        return state.id();
    }

    /** What it held when it was opened; once. */
    List<LedgerEntry> takeEntries() {
        List<LedgerEntry> all = List.copyOf(entries);
        entries.clear();
        return all;
    }

    /** Makes these entries what the file says, or removes them, in one transaction; returns when the disk has it. */
    void write(Map<String, Optional<LedgerEntry>> changes) throws LedgerFault {
        try {
            connection.setAutoCommit(false);
            LedgerMeta next = state.next();
            Map<String, Long> fresh = new HashMap<>();
            for (Map.Entry<String, Optional<LedgerEntry>> change : changes.entrySet()) {
                Long before = digests.get(change.getKey());
                if (change.getValue().isPresent()) {
                    long digest = EntryRow.bind(change.getValue().get(), put);
                    put.executeUpdate();
                    next = next.with(before, digest);
                    fresh.put(change.getKey(), digest);
                } else if (before != null) {
                    remove.setString(1, change.getKey());
                    remove.executeUpdate();
                    next = next.with(before, null);
                }
            }
            next.bind(meta);
            meta.executeUpdate();
            commit();
            state = next;
            changes.forEach((id, entry) -> digests.remove(id));
            digests.putAll(fresh);
            mark.write(next.commits());
        } catch (SQLException fault) {
            throw LedgerFault.of(fault);
        } catch (IOException fault) {
            throw LedgerFault.unavailable(fault);
        }
    }

    /** Returns when the disk has it. */
    private void commit() throws SQLException {
        connection.commit();
    }

    private static @Nullable String text(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        closeQuietly(connection);
        closeQuietly(mark);
    }

    private static void closeQuietly(@Nullable AutoCloseable what) {
        if (what != null) {
            try {
                what.close();
            } catch (Exception fault) {
                System.getLogger("xem.ledger").log(System.Logger.Level.DEBUG, "closing the ledger", fault);
            }
        }
    }
}
