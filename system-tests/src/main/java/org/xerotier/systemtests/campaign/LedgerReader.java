package org.xerotier.systemtests.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Result;
import org.xerotier.systemtests.history.LedgerLine;
import org.xerotier.systemtests.stack.AgentProcess;

/** Reads what an agent's ledger holds, from a copy: the file belongs to the agent. */
final class LedgerReader {

    private static final String FILE = "queue.sqlite";

    private LedgerReader() {}

    /** @param agent one that does not run */
    static List<LedgerLine> read(AgentProcess agent) {
        try {
            return rows(id(agent), copy(agent));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (SQLException fault) {
            throw new IllegalStateException("the ledger of " + agent.home() + " cannot be read", fault);
        }
    }

    /** The same of an agent that may run; nothing if its file changed while it was copied. */
    static List<LedgerLine> glimpse(AgentProcess agent) {
        Path file = agent.state().resolve(FILE);
        try {
            FileTime before = Files.getLastModifiedTime(file);
            Path copy = copy(agent);
            // The log is checked by its own sums; the file changes only when the log is written back to it.
            return Files.getLastModifiedTime(file).equals(before) ? rows(id(agent), copy) : List.of();
        } catch (IOException | SQLException notNow) {
            return List.of();
        }
    }

    private static Path copy(AgentProcess agent) throws IOException {
        Path copy = Files.createDirectories(agent.home().resolve("ledger-copy"));
        for (String part : List.of(FILE, FILE + "-wal", FILE + "-shm")) {
            Path original = agent.state().resolve(part);
            Files.deleteIfExists(copy.resolve(part));
            if (Files.exists(original) && !part.endsWith("-shm")) {
                Files.copy(original, copy.resolve(part));
            }
        }
        return copy.resolve(FILE);
    }

    private static String id(AgentProcess agent) throws IOException {
        return new ObjectMapper()
                .readTree(agent.state().resolve("enrollment.json").toFile())
                .path("agent_id")
                .asText();
    }

    private static List<LedgerLine> rows(String agent, Path file) throws SQLException {
        List<LedgerLine> lines = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var query = connection.createStatement();
                ResultSet row =
                        query.executeQuery("SELECT invocation_id, epoch, state, fence_owed, result FROM entry")) {
            while (row.next()) {
                String state = row.getString(3);
                boolean owed = state.equals("FENCED") && row.getInt(4) == 1;
                lines.add(new LedgerLine(
                        agent, row.getString(1), row.getLong(2), owed ? "OWED" : state, outcome(row.getBytes(5))));
            }
        }
        return lines;
    }

    private static String outcome(byte @Nullable [] result) {
        if (result == null) {
            return "";
        }
        return FrameCodec.decode(result, FrameType.Sender.AGENT).frame() instanceof Result kept
                ? kept.outcome().name().toLowerCase(Locale.ROOT)
                : "";
    }
}
