package org.xerotier.mesh.warrant;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.key.VerifyingKey;

/** Tells genuine warrants from everything else, by the keys that were pinned. */
public final class WarrantVerifier {

    private final Map<String, VerifyingKey> keys = new LinkedHashMap<>();

    /** @param pinned usually one; during a change of the router's key the old and the new one */
    public WarrantVerifier(Collection<VerifyingKey> pinned) {
        pinned.forEach(key -> keys.put(WarrantKeys.id(key), key));
    }

    /** What a pinned key signed. Whether it fits the dispatch, the agent and the hour is for the caller to judge. */
    public Warrant open(Bytes sealed) throws WarrantRefused {
        if (sealed.isEmpty()) {
            throw WarrantRefused.missing();
        }
        byte[] bytes = sealed.view();
        if (bytes.length <= VerifyingKey.SIGNATURE_BYTES || bytes.length > WarrantText.MAX_BYTES) {
            throw WarrantRefused.invalid("it has %d bytes".formatted(bytes.length));
        }
        byte[] signature = Arrays.copyOf(bytes, VerifyingKey.SIGNATURE_BYTES);
        byte[] json = Arrays.copyOfRange(bytes, VerifyingKey.SIGNATURE_BYTES, bytes.length);
        Warrant warrant = WarrantText.read(json);
        VerifyingKey key = keys.get(warrant.keyId());
        if (key == null) {
            throw WarrantRefused.invalid(
                    "key %s is none of the router's keys known here; enrol the agent again".formatted(warrant.keyId()));
        }
        if (!key.verify(WarrantText.toSign(json), signature)) {
            throw WarrantRefused.invalid("its signature does not hold");
        }
        return warrant;
    }
}
