package org.xerotier.xem.doctor;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;

/**
 * Shakes hands with a mesh port and hangs up. Where it stops tells what is wrong: a router that cannot open the HELLO
 * has another key, one that answers it and not the INITIATE does not admit the agent's. A connection on which nothing is
 * said never counts as the agent's, so a running agent is not disturbed.
 */
public final class MeshProbe {

    private static final int MAX_COMMAND = 4_096;

    private final int patienceMillis;
    private final SecureRandom random = new SecureRandom();

    /** @param patienceMillis for each step */
    public MeshProbe(int patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    public MeshAnswer look(RouterContact router, CurveKeyPair own) {
        URI address = URI.create(router.address());
        try (Socket socket = new Socket()) {
            try {
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), patienceMillis);
            } catch (IOException | IllegalArgumentException unreachable) {
                return MeshAnswer.NOTHING_LISTENS;
            }
            socket.setSoTimeout(patienceMillis);
            return shake(socket, new CurveClient(CurvePublicKey.ofHex(router.curveKey()), own, random));
        } catch (IOException fault) {
            return MeshAnswer.STALLED;
        }
    }

    private static MeshAnswer shake(Socket socket, CurveClient client) throws IOException {
        OutputStream out = socket.getOutputStream();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] greeting = new byte[CurveClient.GREETING_BYTES];
        try {
            out.write(CurveClient.greeting());
            in.readFully(greeting);
        } catch (SocketTimeoutException | EOFException | SocketException hungUp) {
            return MeshAnswer.NO_GREETING;
        }
        if (!CurveClient.isServer(greeting)) {
            return MeshAnswer.NO_GREETING;
        }
        Optional<byte[]> initiate;
        try {
            out.write(client.hello());
            initiate = client.initiate(command(in));
        } catch (EOFException | SocketException hungUp) {
            return MeshAnswer.WRONG_ROUTER_KEY;
        } catch (SocketTimeoutException silent) {
            return MeshAnswer.STALLED;
        }
        if (initiate.isEmpty()) {
            return MeshAnswer.WRONG_ROUTER_KEY;
        }
        try {
            out.write(initiate.get());
            return CurveClient.startsWith(command(in), "READY") ? MeshAnswer.ADMITTED : MeshAnswer.KEY_NOT_ADMITTED;
        } catch (EOFException | SocketException hungUp) {
            return MeshAnswer.KEY_NOT_ADMITTED;
        } catch (SocketTimeoutException silent) {
            return MeshAnswer.STALLED;
        }
    }

    private static byte[] command(DataInputStream in) throws IOException {
        int flags = in.readUnsignedByte();
        long length = (flags & 2) == 0 ? in.readUnsignedByte() : in.readLong();
        if (length < 1 || length > MAX_COMMAND) {
            throw new EOFException("no command of a handshake has %d bytes".formatted(length));
        }
        byte[] body = new byte[(int) length];
        in.readFully(body);
        return body;
    }
}
