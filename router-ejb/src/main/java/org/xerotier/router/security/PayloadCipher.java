package org.xerotier.router.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what must not lie in the database in clear: AES-256-GCM with a fresh random nonce per value. A sealed value
 * is {@code version(1) | length of key id(1) | key id | nonce(12) | ciphertext and tag}; everything in front of the
 * ciphertext, and the value's {@link PayloadPlace}, is authenticated with it.
 */
public final class PayloadCipher {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final PayloadKeys keys;
    private final SecureRandom random;

    PayloadCipher(PayloadKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    public byte[] seal(PayloadPlace place, byte[] clear) {
        byte[] id = keys.activeId().getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = ByteBuffer.allocate(2 + id.length + NONCE_BYTES)
                .put(VERSION)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(keys.activeId()), nonce);
            cipher.updateAAD(head);
            cipher.updateAAD(place.bytes());
            byte[] sealed = new byte[head.length + cipher.getOutputSize(clear.length)];
            System.arraycopy(head, 0, sealed, 0, head.length);
            cipher.doFinal(clear, 0, clear.length, sealed, head.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /**
     * @throws PayloadRefused if the value was not sealed for this place, was changed, or its key is no longer configured
     */
    public byte[] open(PayloadPlace place, byte[] sealed) {
        int idLength = sealed.length < 2 ? 0 : sealed[1] & 0xff;
        int headLength = 2 + idLength + NONCE_BYTES;
        if (idLength == 0 || sealed[0] != VERSION || sealed.length < headLength + TAG_BITS / Byte.SIZE) {
            throw new PayloadRefused("this is not a sealed value");
        }
        String id = new String(sealed, 2, idLength, StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 2 + idLength, nonce, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key(id), nonce);
            cipher.updateAAD(sealed, 0, headLength);
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(sealed, headLength, sealed.length - headLength);
        } catch (GeneralSecurityException e) {
            throw new PayloadRefused("a value in " + place.table() + "." + place.column()
                    + " was changed, moved, or sealed with another key of the same id");
        }
    }

    private SecretKey key(String id) {
        return keys.find(id)
                .orElseThrow(() -> new PayloadRefused(
                        "a value was sealed with a key that is not configured any more; put it back behind the active"
                                + " one in XEROTIER_COMPLETION_ENCRYPTION_KEY"));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
