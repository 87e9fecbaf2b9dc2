package org.xerotier.mesh.ra;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.jeromq.ConnectWatch;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** An agent's end: a DEALER with a key of its own. */
final class Peer implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    final CurveKeyPair keys;
    private final ZContext context = new ZContext();
    private final ConnectWatch connects = ConnectWatch.in(context);
    private ZMQ.@Nullable Socket socket;
    private Runnable again = () -> {};
    private int sockets;

    Peer() {
        this(CurveKeyPair.generate(RANDOM));
    }

    Peer(CurveKeyPair keys) {
        this.keys = keys;
        context.setLinger(0);
    }

    PeerKey key() {
        return new PeerKey(keys.publicKey().hex());
    }

    Peer connect(String address, CurvePublicKey router) {
        return connect(address, router, new byte[0]);
    }

    /** Returns when both greetings are through. */
    Peer connect(String address, CurvePublicKey router, byte[] identity) {
        again = () -> connect(address, router, identity);
        ZMQ.Socket fresh = dealer(router, identity);
        connects.over(fresh);
        String events = "inproc://events-" + sockets++;
        if (!fresh.monitor(events, ZMQ.EVENT_HANDSHAKE_PROTOCOL)) {
            throw new IllegalStateException("no monitor");
        }
        try (ZMQ.Socket monitor = context.createSocket(SocketType.PAIR)) {
            monitor.setReceiveTimeOut(15_000);
            if (!monitor.connect(events) || !fresh.connect("tcp://" + address)) {
                throw new IllegalStateException("cannot connect");
            }
            if (ZMQ.Event.recv(monitor) == null) {
                throw new IllegalStateException("no greeting from " + address);
            }
        }
        socket = fresh;
        return this;
    }

    void reconnect() {
        socket().close();
        again.run();
    }

    private ZMQ.Socket dealer(CurvePublicKey router, byte[] identity) {
        ZMQ.Socket fresh = context.createSocket(SocketType.DEALER);
        fresh.setCurvePublicKey(keys.publicKey().bytes());
        fresh.setCurveSecretKey(keys.secret());
        fresh.setCurveServerKey(router.bytes());
        fresh.setReconnectIVL(100);
        fresh.setSendTimeOut(15_000);
        fresh.setHandshakeIvl(1_500);
        if (identity.length > 0) {
            fresh.setIdentity(identity);
        }
        return fresh;
    }

    Peer say(Envelope envelope) {
        return sayBytes(FrameCodec.encode(envelope));
    }

    Peer sayBytes(byte[]... parts) {
        for (int i = 0; i < parts.length; i++) {
            if (!socket().send(parts[i], i + 1 < parts.length ? ZMQ.SNDMORE : 0)) {
                throw new IllegalStateException("not sent");
            }
        }
        return this;
    }

    /** @return null if nothing came in time */
    @Nullable
    Envelope hear(int millis) {
        socket().setReceiveTimeOut(millis);
        byte[] bytes = socket().recv();
        return bytes == null ? null : FrameCodec.decode(bytes);
    }

    private ZMQ.Socket socket() {
        if (socket == null) {
            throw new IllegalStateException("connect first");
        }
        return socket;
    }

    @Override
    public void close() {
        context.close();
    }
}
