package org.xerotier.systemtests.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.systemtests.client.ForgingPeer;
import org.xerotier.systemtests.history.Violation;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Stack;

/**
 * I-20: an enrolled agent whose connection says in its metadata that it is another, and takes leave in the other's name. The
 * other must not be seen to leave.
 */
final class ForgedFrames {

    private static final String VICTIM = "xem-1";
    private static final String ROGUE = "xem-rogue";

    private ForgedFrames() {}

    static List<Violation> judge(Arena arena) {
        Stack stack = arena.stack();
        AgentProcess rogue = stack.startAgent(
                Stack.PROJECT, stack.api(), ROGUE, arena.witness().tools(), Map.of());
        rogue.kill();
        stack.awaitState(VICTIM, "active");
        long before = departures(stack);
        try (ForgingPeer peer = new ForgingPeer(stack.meshPort(), keys(rogue.home()))) {
            AgentProcess victim = arena.agent(VICTIM);
            peer.shakeHands(
                    routerKey(victim.home()),
                    "Socket-Type",
                    "DEALER",
                    "User-Id",
                    keys(victim.home()).publicKey().hex());
            peer.say(FrameCodec.encode(new Envelope(1, "forged", 0, "", new Goodbye("forged"))), false);
            LockSupport.parkNanos(3_000_000_000L);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return departures(stack) == before
                ? List.of()
                : List.of(new Violation("I-20", VICTIM, "left because " + ROGUE + " said so in its name", ""));
    }

    /** How often the victim is on record as having left. */
    private static long departures(Stack stack) {
        return stack.count(
                "select count(*) from agent_events e join agents a on a.id = e.agent_id"
                        + " where a.registration_name = ? and e.type = 'disconnected'",
                VICTIM);
    }

    private static CurveKeyPair keys(Path home) throws IOException {
        return CurveKeyPair.ofSecretHex(
                Files.readString(home.resolve("curve-key.hex")).trim());
    }

    private static CurvePublicKey routerKey(Path home) throws IOException {
        return CurvePublicKey.ofHex(new ObjectMapper()
                .readTree(home.resolve("state/enrollment.json").toFile())
                .path("router_curve_public_key")
                .asText());
    }
}
