package org.xerotier.systemtests.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            Path copy = Files.createTempDirectory(agent.home(), "ledger-");
            for (String part : List.of(FILE, FILE + "-wal")) {
                Path original = agent.state().resolve(part);
                if (Files.exists(original)) {
                    Files.copy(original, copy.resolve(part), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return rows(id(agent), copy.resolve(FILE));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (SQLException fault) {
            throw new IllegalStateException("the ledger of " + agent.home() + " cannot be read", fault);
        }
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
