package org.xerotier.router.security;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.kernel.Secret;

/**
 * The keys payloads are encrypted with: {@code <base64>} or {@code <id>:<base64>,<id>:<base64>}. The first encrypts,
 * all decrypt, so a key is rotated by putting a new one in front. A key without an id is called by its fingerprint, and
 * stays known by it when it is given an id later.
 */
final class PayloadKeys {

    private static final int KEY_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

    private final String activeId;
    private final Map<String, SecretKey> keys;

    private PayloadKeys(String activeId, Map<String, SecretKey> keys) {
        this.activeId = activeId;
        this.keys = Map.copyOf(keys);
    }

    /** @throws IllegalArgumentException with what is wrong, never with the text itself */
    static PayloadKeys parse(String text) {
        Map<String, SecretKey> keys = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (String entry : text.strip().split(",", -1)) {
            int colon = entry.indexOf(':');
            byte[] key = decode(entry.substring(colon + 1).strip());
            String fingerprint = Sha256.hex(key).substring(0, 8);
            String id = colon < 0 ? fingerprint : entry.substring(0, colon).strip();
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("a key id has 1 to 32 characters of A-Z a-z 0-9 _ -");
            }
            SecretKey aes = new SecretKeySpec(key, "AES");
            if (keys.put(id, aes) != null) {
                throw new IllegalArgumentException("two keys have the same id");
            }
            keys.putIfAbsent(fingerprint, aes);
            order.add(id);
        }
        return new PayloadKeys(order.get(0), keys);
    }

    String activeId() {
        return activeId;
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static byte[] decode(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a key is base64 of 32 random bytes: openssl rand -base64 32", e);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key is 32 bytes, this one has " + key.length + "; make one with: openssl rand -base64 32");
        }
        if (isPlaceholder(key)) {
            throw new IllegalArgumentException(
                    "this key is a pattern or a phrase, not random bytes; make one with: openssl rand -base64 32");
        }
        return key;
    }

    /** Random bytes are never so regular: the chance of refusing a real key is below one in 10^12. */
    private static boolean isPlaceholder(byte[] key) {
        boolean isPrintable = true;
        boolean isLadder = true;
        boolean[] seen = new boolean[256];
        int distinct = 0;
        for (int i = 0; i < key.length; i++) {
            int octet = key[i] & 0xff;
            isPrintable &= octet >= 0x20 && octet < 0x7f;
            isLadder &= i < 2 || (byte) (key[i] - key[i - 1]) == (byte) (key[1] - key[0]);
            distinct += seen[octet] ? 0 : 1;
            seen[octet] = true;
        }
        return isPrintable || isLadder || distinct < 12;
    }

    @Override
    public String toString() {
        return "PayloadKeys[active=" + activeId + ", " + Secret.MASK + "]";
    }
}
