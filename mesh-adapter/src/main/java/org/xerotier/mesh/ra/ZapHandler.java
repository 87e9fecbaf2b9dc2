package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.Work;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Answers JeroMQ's question whether a key may connect (ZAP, RFC 27). Must be bound before the ROUTER binds: without a
 * handler JeroMQ lets everybody in.
 */
final class ZapHandler implements Work {

    static final String ENDPOINT = "inproc://zeromq.zap.01";

    private static final int KEY_BYTES = 32;
    private static final int PARTS = 8;
    private static final int MOST_PARTS = 16;

    private final ZContext context;
    private final String stampName;
    private final ZapPolicy policy;
    private final Consumer<Throwable> failed;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean doomed;

    ZapHandler(ZContext context, String stampName, ZapPolicy policy, Consumer<Throwable> failed) {
        this.context = context;
        this.stampName = stampName;
        this.policy = policy;
        this.failed = failed;
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    /** The next question ends the handler: how tests find out what happens without it. */
    void doom() {
        doomed = true;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Runs until the context is closed. */
    @Override
    public void run() {
        try (ZMQ.Socket socket = context.createSocket(SocketType.REP)) {
            if (!socket.bind(ENDPOINT)) {
                throw new IllegalStateException("cannot bind " + ENDPOINT);
            }
            ready.complete(null);
            serve(socket);
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                fail(e);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            ended.complete(null);
        }
    }

    @Override
    public void release() {
        // Ends when the socket closes the context; there is nothing to do before.
    }

    private void fail(Throwable cause) {
        ready.completeExceptionally(cause);
        failed.accept(cause);
    }

    private void serve(ZMQ.Socket socket) {
        while (true) {
            List<byte[]> request = receive(socket);
            if (request == null) {
                return;
            }
            if (doomed) {
                throw new IllegalStateException("the authenticator was ended");
            }
            answer(socket, request);
        }
    }

    private static @Nullable List<byte[]> receive(ZMQ.Socket socket) {
        List<byte[]> parts = new ArrayList<>(PARTS);
        do {
            byte[] part = socket.recv();
            if (part == null) {
                return null;
            }
            if (parts.size() < MOST_PARTS) {
                parts.add(part);
            }
        } while (socket.hasReceiveMore());
        return parts;
    }

    /** Request: version, id, domain, address, identity, mechanism, credentials. */
    private void answer(ZMQ.Socket socket, List<byte[]> request) {
        byte[] id = request.size() > 1 ? request.get(1) : new byte[0];
        Stamp stamp = request.size() == PARTS - 1 ? judge(request) : null;
        socket.sendMore("1.0");
        socket.sendMore(id);
        socket.sendMore(stamp == null ? "400" : "200");
        socket.sendMore(stamp == null ? "not enrolled" : "");
        socket.sendMore(stamp == null ? "" : stamp.peer().hex());
        socket.send(stamp == null ? new byte[0] : property(stampName, stamp.text()));
    }

    private @Nullable Stamp judge(List<byte[]> request) {
        byte[] credentials = request.get(6);
        if (!"CURVE".equals(text(request.get(5))) || credentials.length != KEY_BYTES) {
            return null;
        }
        return policy.admit(text(request.get(3)), new PeerKey(HexFormat.of().formatHex(credentials)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** One ZMTP property: length and name, length and value. */
    private static byte[] property(String name, String value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        byte[] valueBytes = value.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(nameBytes.length);
        out.writeBytes(nameBytes);
        out.writeBytes(ByteBuffer.allocate(4).putInt(valueBytes.length).array());
        out.writeBytes(valueBytes);
        return out.toByteArray();
    }
}
