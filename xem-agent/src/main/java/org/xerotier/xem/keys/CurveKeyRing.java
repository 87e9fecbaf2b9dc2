package org.xerotier.xem.keys;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.xem.keys.Rotation.Former;
import org.xerotier.xem.keys.Rotation.Waiting;
import org.xerotier.xem.state.DurableFile;

/**
 * The agent's CURVE pairs: the present one, and during a rotation the one that waits. A pair is on disk before the
 * router hears of it, and takes the place of the present one only after a router accepted a hello under it; until then
 * both are there to be tried, so no crash leaves the agent without the key that the router expects. Used by one thread.
 */
public final class CurveKeyRing {

    /** The longest life of a warrant: later, none names the former key any more. */
    static final Duration FORMER_COUNTS = Duration.ofDays(1);

    private static final Logger LOG = System.getLogger("xem.mesh");

    private final String agentId;
    private final Path keyFile;
    private final DurableFile file;
    private final SecureRandom random;
    private final Clock clock;
    private CurveKeyPair present;
    private @Nullable CurveKeyPair waiting;
    private String rotationId = "";
    private boolean switched;
    private @Nullable Former former;

    private CurveKeyRing(String agentId, CurveKeyPair present, Path keyFile, SecureRandom random, Clock clock) {
        this.agentId = agentId;
        this.present = present;
        this.keyFile = keyFile;
        this.file = fileBeside(keyFile);
        this.random = random;
        this.clock = clock;
    }

    /** Where a rotation of the key in this file is kept. */
    public static DurableFile fileBeside(Path keyFile) {
        return new DurableFile(keyFile.resolveSibling(keyFile.getFileName() + ".rotation"));
    }

    /** The pair that waits beside this key file, for a look from outside. */
    public static Optional<CurveKeyPair> waitingBeside(Path keyFile) throws IOException {
        try {
            return fileBeside(keyFile)
                    .read()
                    .map(content -> JsonMapping.read(content, JsonLimits.REQUEST, Rotation.class)
                            .waiting())
                    .map(waiting -> CurveKeyPair.ofSecretHex(waiting.secret()));
        } catch (JsonRefused | KeyRefused damaged) {
            throw new IOException(fileBeside(keyFile).path() + " is damaged", damaged);
        }
    }

    /** Reads what an earlier run left of a rotation and finishes what it had begun. */
    public static CurveKeyRing open(
            String agentId, CurveKeyPair present, Path keyFile, SecureRandom random, Clock clock) throws IOException {
        CurveKeyRing ring = new CurveKeyRing(agentId, present, keyFile, random, clock);
        ring.load();
        return ring;
    }

    private void load() throws IOException {
        Optional<byte[]> content = file.read();
        if (content.isEmpty()) {
            return;
        }
        Rotation found;
        CurveKeyPair left = null;
        try {
            found = JsonMapping.read(content.get(), JsonLimits.REQUEST, Rotation.class);
            if (found.waiting() != null) {
                left = CurveKeyPair.ofSecretHex(found.waiting().secret());
            }
        } catch (JsonRefused | KeyRefused damaged) {
            throw new IOException(
                    file.path() + " is damaged (" + damaged.getMessage() + "); move it away and start again", damaged);
        }
        if (!found.agentId().equals(agentId)) {
            store(null, null);
            return;
        }
        former = found.former();
        Waiting entry = found.waiting();
        if (left != null && entry != null && left.publicKey().equals(present.publicKey())) {
            // The key file was replaced, and then the process ended.
            store(null, former);
        } else if (left != null && entry != null) {
            waiting = left;
            rotationId = entry.rotationId();
        }
    }

    public CurveKeyPair present() {
        return present;
    }

    /** Whether a second pair may be the one the router expects. */
    public boolean isRotating() {
        return waiting != null;
    }

    /** The pair to connect with: the one the router should expect, or else the other if there are two. */
    public CurveKeyPair forConnecting(boolean other) {
        CurveKeyPair next = waiting;
        return next != null && switched != other ? next : present;
    }

    /**
     * The pair for this rotation, on disk when this returns. The same rotation always gets the same pair; another one
     * gets another, unless the router has already admitted the pair that waits.
     */
    public Optional<CurveKeyPair> prepare(String rotation) throws IOException {
        if (waiting != null && rotationId.equals(rotation)) {
            return Optional.of(waiting);
        }
        if (waiting != null && switched) {
            return Optional.empty();
        }
        CurveKeyPair fresh = CurveKeyPair.generate(random);
        store(new Waiting(rotation, fresh.secretHex()), former);
        waiting = fresh;
        rotationId = rotation;
        return Optional.of(fresh);
    }

    /** The router lets the waiting pair in from now on. False if this is old news. */
    public boolean switchTo(String rotation) {
        if (waiting == null || !rotationId.equals(rotation)) {
            return false;
        }
        switched = true;
        return true;
    }

    /** A router accepted a hello under this pair. True if that was the waiting one, which is the present one now. */
    public boolean accepted(CurveKeyPair pair) {
        CurveKeyPair next = waiting;
        if (next == null || !next.publicKey().equals(pair.publicKey())) {
            // The router still listens to the old key, so nothing has come under the new one: it may ask for another.
            switched = false;
            return false;
        }
        Former before = new Former(present.publicKey().hex(), clock.instant().plus(FORMER_COUNTS));
        try {
            store(new Waiting(rotationId, next.secretHex()), before);
            KeyFiles.replace(keyFile, next.secretHex());
        } catch (IOException fault) {
            switched = true;
            LOG.log(
                    Level.ERROR,
                    "The new CURVE key cannot be put into {0} ({1}); it stays beside it, and this is tried again.",
                    keyFile,
                    fault.getMessage());
            return false;
        }
        present = next;
        waiting = null;
        switched = false;
        former = before;
        try {
            store(null, before);
        } catch (IOException fault) {
            LOG.log(Level.WARNING, "{0} was not tidied: {1}", file.path(), fault.getMessage());
        }
        LOG.log(
                Level.INFO,
                "The agent''s CURVE key is {0} now; the one before is gone.",
                present.publicKey().hex());
        return true;
    }

    /**
     * Whether a warrant for this key is for this agent: the present key, the one that waits, and the one before for a
     * day. A key names one agent and never another, and whoever holds an old secret can neither sign warrants nor keep a
     * session; so an old name lets in nothing that was not meant for this agent, for as long as a warrant lives.
     */
    public boolean isOwn(String publicKeyHex) {
        Former before = former;
        return present.publicKey().hex().equals(publicKeyHex)
                || (waiting != null && waiting.publicKey().hex().equals(publicKeyHex))
                || (before != null
                        && before.publicKey().equals(publicKeyHex)
                        && clock.instant().isBefore(before.until()));
    }

    private void store(@Nullable Waiting next, @Nullable Former before) throws IOException {
        file.write(JsonMapping.bytes(new Rotation(agentId, next, before)));
    }
}
