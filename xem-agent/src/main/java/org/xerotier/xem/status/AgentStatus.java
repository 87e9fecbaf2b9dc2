package org.xerotier.xem.status;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.xem.state.DurableFile;

/**
 * What {@code status.json} holds. Good only while an agent holds the state folder.
 *
 * @param at when it was written
 * @param manifestHash of the manifest in force
 * @param impairment code of what keeps the agent from taking work, or empty
 * @param sessionsUp of {@code sessionsTotal}
 */
public record AgentStatus(
        Instant at,
        String agentId,
        String manifestHash,
        String impairment,
        int sessionsUp,
        int sessionsTotal,
        List<RouterStatus> routers) {

    public static final String FILE = "status.json";

    /**
     * The session with one router.
     *
     * @param since when it came to be so
     * @param cause why it is down, empty if it is up
     * @param code the router's refusal, or empty
     */
    public record RouterStatus(
            String id, String address, boolean up, Instant since, String cause, String code, String message) {}

    /** The last one written; empty if there is none that can be read. */
    public static Optional<AgentStatus> read(DurableFile file) throws IOException {
        Optional<byte[]> content = file.read();
        try {
            return content.map(bytes -> JsonMapping.read(bytes, JsonLimits.REQUEST, AgentStatus.class));
        } catch (JsonRefused otherVersion) {
            return Optional.empty();
        }
    }
}
