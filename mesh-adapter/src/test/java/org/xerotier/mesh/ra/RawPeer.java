package org.xerotier.mesh.ra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** A peer that speaks bytes, not CURVE. */
final class RawPeer implements AutoCloseable {

    private final Socket socket;

    RawPeer(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
    }

    RawPeer say(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    RawPeer greet() throws IOException {
        return say(Greeting.ofClient().array());
    }

    /** A frame header that promises this many bytes. */
    RawPeer claimFrame(int flags, long size) throws IOException {
        return say(ByteBuffer.allocate(9).put((byte) flags).putLong(size).array());
    }

    /** Well-formed in everything the gate can see, garbage inside. */
    RawPeer hello() throws IOException {
        byte[] frame = new byte[202];
        System.arraycopy(new byte[] {4, (byte) 200, 5, 'H', 'E', 'L', 'L', 'O', 1, 0}, 0, frame, 0, 10);
        return say(frame);
    }

    /** @return whether the other side closed within the time */
    boolean isClosedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            byte[] drop = new byte[1_024];
            while (socket.getInputStream().read(drop) >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
