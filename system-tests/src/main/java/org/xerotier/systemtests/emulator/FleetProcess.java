package org.xerotier.systemtests.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One child that plays a part of the fleet, and what it said last. */
final class FleetProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private volatile @Nullable JsonNode last;
    private volatile long slowest;
    private volatile long slowestMedian;

    private FleetProcess(Process process) {
        this.process = process;
    }

    static FleetProcess start(Path identities) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        VirtualFleet.class.getName(),
                        identities.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        FleetProcess fleet = new FleetProcess(process);
        Thread reader = new Thread(fleet::read, "fleet-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        return fleet;
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonNode said = JSON.readTree(line);
                slowest = Math.max(slowest, said.path("renewal_max_ms").asLong());
                slowestMedian =
                        Math.max(slowestMedian, said.path("renewal_p50_ms").asLong());
                last = said;
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /** Sessions that stand, as last said. */
    long up() {
        JsonNode said = last;
        return said == null ? 0 : said.path("up").asLong();
    }

    /** Starts the figures of heartbeats anew. */
    void forget() {
        slowest = 0;
        slowestMedian = 0;
    }

    String heartbeats() {
        return "heartbeats: slowest second's median %d ms, slowest answer %d ms".formatted(slowestMedian, slowest);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
