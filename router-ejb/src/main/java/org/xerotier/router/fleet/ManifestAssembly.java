package org.xerotier.router.fleet;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.router.kernel.AgentId;

/**
 * Puts the parts of manifests together. Each agent has at most one in the making and all together a bounded number of
 * bytes: past it, the one untouched for longest is dropped, and its agent is asked again by its next renewal.
 */
final class ManifestAssembly {

    private final long maxBytes;
    private final Map<AgentId, Draft> drafts = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    ManifestAssembly(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds a part; the whole document once none is missing. */
    synchronized Optional<byte[]> add(AgentId agent, ManifestPart part) {
        Draft draft = drafts.get(agent);
        if (draft == null || !draft.accepts(part)) {
            drop(agent);
            draft = new Draft(part);
            drafts.put(agent, draft);
        }
        bytes += draft.add(part);
        if (draft.isWhole()) {
            drop(agent);
            return Optional.of(draft.whole());
        }
        makeRoom();
        return Optional.empty();
    }

    /** Forgets what an agent has begun to send. */
    synchronized void drop(AgentId agent) {
        Draft draft = drafts.remove(agent);
        if (draft != null) {
            bytes -= draft.bytes;
        }
    }

    synchronized long heldBytes() {
        return bytes;
    }

    private void makeRoom() {
        for (Iterator<Draft> oldest = drafts.values().iterator(); bytes > maxBytes && oldest.hasNext(); ) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    private static final class Draft {
        private final String hash;
        private final Bytes[] parts;
        private int missing;
        private long bytes;

        Draft(ManifestPart first) {
            hash = first.manifestHash();
            parts = new Bytes[first.count()];
            missing = parts.length;
        }

        boolean accepts(ManifestPart part) {
            return hash.equals(part.manifestHash()) && parts.length == part.count();
        }

        /** How many bytes it grew by; a part sent twice replaces the first. */
        long add(ManifestPart part) {
            Bytes before = parts[part.index()];
            parts[part.index()] = part.data();
            long growth = part.data().length();
            if (before == null) {
                missing--;
            } else {
                growth -= before.length();
            }
            bytes += growth;
            return growth;
        }

        boolean isWhole() {
            return missing == 0;
        }

        byte[] whole() {
            ByteArrayOutputStream all = new ByteArrayOutputStream(Math.toIntExact(bytes));
            for (Bytes part : parts) {
                all.writeBytes(part.view());
            }
            return all.toByteArray();
        }
    }
}
