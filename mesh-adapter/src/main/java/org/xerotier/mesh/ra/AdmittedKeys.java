package org.xerotier.mesh.ra;

import java.util.HashSet;
import java.util.Set;
import org.xerotier.mesh.api.PeerKey;

/** The enrolled keys. Readers on any thread see one consistent set; a replacement counts from the next frame on. */
final class AdmittedKeys {

    private volatile Set<PeerKey> keys = Set.of();

    boolean contains(PeerKey key) {
        return keys.contains(key);
    }

    synchronized void replace(Set<PeerKey> all) {
        keys = Set.copyOf(all);
    }

    synchronized void add(PeerKey key) {
        Set<PeerKey> next = new HashSet<>(keys);
        next.add(key);
        keys = Set.copyOf(next);
    }

    synchronized void remove(PeerKey key) {
        Set<PeerKey> next = new HashSet<>(keys);
        next.remove(key);
        keys = Set.copyOf(next);
    }
}
