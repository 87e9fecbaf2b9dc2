package org.xerotier.mesh.ra;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;

/** CurveZMQ by hand, for saying what JeroMQ's own client would never say. */
final class ForgingPeer implements AutoCloseable {

    private static final int ZERO = 32;
    private static final int BOX_ZERO = 16;

    final CurveKeyPair keys;
    private final CurveKeyPair session = CurveKeyPair.generate(new SecureRandom());
    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private byte[] serverSession = new byte[0];
    private long nonce = 1;

    ForgingPeer(int port) throws IOException {
        this(port, CurveKeyPair.generate(new SecureRandom()));
    }

    ForgingPeer(int port, CurveKeyPair keys) throws IOException {
        this.keys = keys;
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
    }

    PeerKey key() {
        return new PeerKey(keys.publicKey().hex());
    }

    /** @param properties names and values this peer announces about itself, in turns */
    ForgingPeer shakeHands(CurvePublicKey router, String... properties) throws IOException {
        out.write(Greeting.ofClient().array());
        in.readFully(new byte[Greeting.SIZE]);
        byte[] longTerm = router.bytes();
        long helloNonce = nonce++;
        command(bytes(
                "\5HELLO\1\0",
                new byte[72],
                session.publicKey().bytes(),
                number(helloNonce),
                box(new byte[64], bytes("CurveZMQHELLO---", number(helloNonce)), longTerm, session.secret())));
        byte[] welcome = read();
        byte[] opened = open(
                Arrays.copyOfRange(welcome, 24, welcome.length),
                bytes("WELCOME-", Arrays.copyOfRange(welcome, 8, 24)),
                longTerm,
                session.secret());
        serverSession = Arrays.copyOf(opened, 32);
        byte[] cookie = Arrays.copyOfRange(opened, 32, 128);
        byte[] vouchNonce = new byte[16];
        byte[] vouch = box(
                bytes(session.publicKey().bytes(), longTerm),
                bytes("VOUCH---", vouchNonce),
                serverSession,
                keys.secret());
        byte[] announced = new byte[0];
        for (int i = 0; i < properties.length; i += 2) {
            byte[] value = bytes(properties[i + 1]);
            announced = bytes(
                    announced,
                    new byte[] {(byte) properties[i].length()},
                    properties[i],
                    ByteBuffer.allocate(4).putInt(value.length).array(),
                    value);
        }
        long initiateNonce = nonce++;
        command(bytes(
                "\10INITIATE",
                cookie,
                number(initiateNonce),
                box(
                        bytes(keys.publicKey().bytes(), vouchNonce, vouch, announced),
                        bytes("CurveZMQINITIATE", number(initiateNonce)),
                        serverSession,
                        session.secret())));
        read();
        return this;
    }

    ForgingPeer say(byte[] payload, boolean more) throws IOException {
        return say(payload, more ? 1 : 0);
    }

    /** A PING without its time to live, which JeroMQ reads all the same. */
    ForgingPeer sayShortPing() throws IOException {
        return say(bytes("\4PING"), 2);
    }

    private ForgingPeer say(byte[] payload, int flags) throws IOException {
        long messageNonce = nonce++;
        byte[] body = bytes(
                "\7MESSAGE",
                number(messageNonce),
                box(
                        bytes(new byte[] {(byte) flags}, payload),
                        bytes("CurveZMQMESSAGEC", number(messageNonce)),
                        serverSession,
                        session.secret()));
        out.write(2);
        out.write(number(body.length));
        out.write(body);
        return this;
    }

    /** @return whether the other side closed within the time */
    boolean isClosedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void command(byte[] body) throws IOException {
        byte[] size = body.length > 255 ? number(body.length) : new byte[] {(byte) body.length};
        out.write(bytes(new byte[] {(byte) (body.length > 255 ? 6 : 4)}, size, body));
    }

    private byte[] read() throws IOException {
        int flags = in.readUnsignedByte();
        byte[] body = new byte[(flags & 2) == 0 ? in.readUnsignedByte() : (int) in.readLong()];
        in.readFully(body);
        return body;
    }

    private static byte[] box(byte[] plain, byte[] nonce, byte[] publicKey, byte[] secret) {
        byte[] padded = bytes(new byte[ZERO], plain);
        byte[] sealed = new byte[padded.length];
        check(curve25519xsalsa20poly1305.crypto_box(sealed, padded, padded.length, nonce, publicKey, secret));
        return Arrays.copyOfRange(sealed, BOX_ZERO, sealed.length);
    }

    private static byte[] open(byte[] sealed, byte[] nonce, byte[] publicKey, byte[] secret) {
        byte[] padded = bytes(new byte[BOX_ZERO], sealed);
        byte[] plain = new byte[padded.length];
        check(curve25519xsalsa20poly1305.crypto_box_open(plain, padded, padded.length, nonce, publicKey, secret));
        return Arrays.copyOfRange(plain, ZERO, plain.length);
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("the box does not fit");
        }
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static byte[] bytes(Object... parts) {
        ByteBuffer all = ByteBuffer.allocate(128 * 1_024);
        for (Object part : parts) {
            all.put(part instanceof String text ? text.getBytes(StandardCharsets.ISO_8859_1) : (byte[]) part);
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
