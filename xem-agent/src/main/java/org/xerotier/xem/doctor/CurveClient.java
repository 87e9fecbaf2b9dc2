package org.xerotier.xem.doctor;

import static com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305.crypto_box;
import static com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305.crypto_box_open;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;

/** The client's half of a CURVE handshake (RFC 26), as bytes: one object per handshake. */
final class CurveClient {

    static final int GREETING_BYTES = 64;

    private static final int ZERO_BYTES = 32;
    private static final int BOX_ZERO_BYTES = 16;
    private static final int COOKIE_BYTES = 96;
    private static final int KEY_BYTES = 32;

    private final CurvePublicKey router;
    private final CurveKeyPair own;
    private final CurveKeyPair transientKeys;
    private final byte[] vouchNonce = new byte[16];

    CurveClient(CurvePublicKey router, CurveKeyPair own, SecureRandom random) {
        this.router = router;
        this.own = own;
        this.transientKeys = CurveKeyPair.generate(random);
        random.nextBytes(vouchNonce);
    }

    static byte[] greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES);
        greeting.put((byte) 0xFF)
                .put(new byte[8])
                .put((byte) 0x7F)
                .put((byte) 3)
                .put((byte) 0);
        greeting.put("CURVE".getBytes(StandardCharsets.US_ASCII));
        return greeting.array();
    }

    /** Whether this is a CURVE server's greeting. */
    static boolean isServer(byte[] greeting) {
        String mechanism = new String(greeting, 12, 20, StandardCharsets.US_ASCII);
        return greeting[0] == (byte) 0xFF
                && (greeting[9] & 1) == 1
                && greeting[10] >= 3
                && mechanism.equals("CURVE" + "\0".repeat(15));
    }

    byte[] hello() {
        byte[] nonce = shortNonce(1);
        byte[] box = seal(new byte[64], join("CurveZMQHELLO---", nonce), router.bytes(), transientKeys.secret());
        return command(
                "HELLO",
                new byte[] {1, 0},
                new byte[72],
                transientKeys.publicKey().bytes(),
                nonce,
                box);
    }

    /** The command that answers a welcome; empty if whoever sent it does not have the router's key. */
    Optional<byte[]> initiate(byte[] welcome) {
        int head = 8;
        if (welcome.length != 168 || !startsWith(welcome, "WELCOME")) {
            return Optional.empty();
        }
        byte[] nonce = join("WELCOME-", Arrays.copyOfRange(welcome, head, head + 16));
        Optional<byte[]> content = open(
                Arrays.copyOfRange(welcome, head + 16, welcome.length), nonce, router.bytes(), transientKeys.secret());
        return content.map(plain -> initiate(
                Arrays.copyOf(plain, KEY_BYTES), Arrays.copyOfRange(plain, KEY_BYTES, KEY_BYTES + COOKIE_BYTES)));
    }

    private byte[] initiate(byte[] serverTransient, byte[] cookie) {
        byte[] vouch = seal(
                concat(transientKeys.publicKey().bytes(), router.bytes()),
                join("VOUCH---", vouchNonce),
                serverTransient,
                own.secret());
        byte[] nonce = shortNonce(2);
        byte[] content = concat(own.publicKey().bytes(), vouchNonce, vouch, metadata());
        byte[] box = seal(content, join("CurveZMQINITIATE", nonce), serverTransient, transientKeys.secret());
        return command("INITIATE", cookie, nonce, box);
    }

    private static byte[] metadata() {
        return concat(property("Socket-Type", "DEALER"), property("Identity", ""));
    }

    private static byte[] property(String name, String value) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + name.length() + 4 + value.length());
        bytes.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(value.length()).put(value.getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    static boolean startsWith(byte[] command, String name) {
        byte[] word = name.getBytes(StandardCharsets.US_ASCII);
        return command.length > word.length
                && command[0] == word.length
                && Arrays.equals(Arrays.copyOfRange(command, 1, 1 + word.length), word);
    }

    /** A command with its frame around it. */
    private static byte[] command(String name, byte[]... parts) {
        byte[] body =
                concat(new byte[] {(byte) name.length()}, name.getBytes(StandardCharsets.US_ASCII), concat(parts));
        byte[] head = body.length <= 255
                ? new byte[] {4, (byte) body.length}
                : ByteBuffer.allocate(9).put((byte) 6).putLong(body.length).array();
        return concat(head, body);
    }

    private static byte[] shortNonce(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static byte[] join(String prefix, byte[] nonce) {
        return concat(prefix.getBytes(StandardCharsets.US_ASCII), nonce);
    }

    private static byte[] seal(byte[] plain, byte[] nonce, byte[] theirs, byte[] secret) {
        byte[] padded = concat(new byte[ZERO_BYTES], plain);
        byte[] box = new byte[padded.length];
        crypto_box(box, padded, padded.length, nonce, theirs, secret);
        return Arrays.copyOfRange(box, BOX_ZERO_BYTES, box.length);
    }

    private static Optional<byte[]> open(byte[] box, byte[] nonce, byte[] theirs, byte[] secret) {
        byte[] padded = concat(new byte[BOX_ZERO_BYTES], box);
        byte[] plain = new byte[padded.length];
        return crypto_box_open(plain, padded, padded.length, nonce, theirs, secret) == 0
                ? Optional.of(Arrays.copyOfRange(plain, ZERO_BYTES, plain.length))
                : Optional.empty();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
