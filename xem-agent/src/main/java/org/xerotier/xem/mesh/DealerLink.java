package org.xerotier.xem.mesh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The DEALER socket to one router. Its own reconnecting is as good as switched off, because it comes back at once and for
 * ever, with a wrong server key too; the session decides when to try again. No identity is set: the router names its
 * peers itself.
 */
final class DealerLink implements Link {

    private static final int HIGH_WATER_FRAMES = 256;
    private static final int MAX_QUEUED_FRAMES = 4_096;
    private static final int MAX_QUEUED_BYTES = 8 << 20;
    private static final int FRAMES_PER_ROUND = 64;
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final int NOT_IN_THIS_LIFE_MILLIS = 24 * 3_600_000;
    private static final int WATCHED = ZMQ.EVENT_HANDSHAKE_PROTOCOL
            | ZMQ.EVENT_DISCONNECTED
            | ZMQ.EVENT_CLOSED
            | ZMQ.HANDSHAKE_FAILED_NO_DETAIL
            | ZMQ.HANDSHAKE_FAILED_PROTOCOL
            | ZMQ.HANDSHAKE_FAILED_AUTH;

    private final DealerSockets sockets;
    private final String address;
    private final Receiver receiver;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private String byNumber;
    private long queuedBytes;
    private boolean greeted;
    private boolean heard;
    private ZMQ.@Nullable Socket socket;
    private ZMQ.@Nullable Socket monitor;

    DealerLink(DealerSockets sockets, String address, Receiver receiver) {
        this.sockets = sockets;
        this.address = address;
        this.byNumber = address;
        this.receiver = receiver;
    }

    @Override
    public Reach reach() {
        NameLookup.Answer answer = sockets.names().find(address);
        byNumber = answer.address();
        return answer.reach();
    }

    @Override
    public void open(CurvePublicKey router, CurveKeyPair own) {
        ZMQ.Socket dealer = sockets.socket(SocketType.DEALER);
        ZMQ.Socket watching = null;
        try {
            prepare(dealer, router, own);
            String events = "inproc://events-" + sockets.nextName();
            dealer.monitor(events, WATCHED);
            watching = sockets.socket(SocketType.PAIR);
            watching.connect(events);
            dealer.connect(byNumber);
        } catch (RuntimeException fault) {
            // A context has so many sockets and no more; this is tried again for as long as the agent lives.
            dispose(dealer, watching);
            throw fault;
        }
        greeted = false;
        heard = false;
        socket = dealer;
        monitor = watching;
        sockets.opened(this);
    }

    private void prepare(ZMQ.Socket dealer, CurvePublicKey router, CurveKeyPair own) {
        dealer.setCurveServerKey(router.z85().getBytes(StandardCharsets.US_ASCII));
        dealer.setCurvePublicKey(own.publicKey().z85().getBytes(StandardCharsets.US_ASCII));
        dealer.setCurveSecretKey(own.secretZ85().getBytes(StandardCharsets.US_ASCII));
        dealer.setMaxMsgSize(Bounds.MAX_FRAME_BYTES);
        dealer.setSndHWM(HIGH_WATER_FRAMES);
        dealer.setRcvHWM(0);
        dealer.setSendBufferSize(SOCKET_BUFFER_BYTES);
        dealer.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
        dealer.setLinger(0);
        dealer.setTCPKeepAlive(1);
        dealer.setReconnectIVL(NOT_IN_THIS_LIFE_MILLIS);
        dealer.setHandshakeIvl(5_000);
        dealer.setIPv6(byNumber.contains("["));
    }

    private static void dispose(ZMQ.Socket dealer, ZMQ.@Nullable Socket watching) {
        dealer.monitor(null, 0);
        if (watching != null) {
            watching.close();
        }
        dealer.close();
    }

    void register(ZMQ.Poller poller) {
        if (socket != null && monitor != null) {
            poller.register(monitor, ZMQ.Poller.POLLIN);
            poller.register(socket, ZMQ.Poller.POLLIN);
        }
    }

    @Override
    public boolean isOpen() {
        return socket != null;
    }

    @Override
    public void close(long lingerMillis) {
        ZMQ.Socket dealer = socket;
        ZMQ.Socket watching = monitor;
        socket = null;
        monitor = null;
        queue.clear();
        queuedBytes = 0;
        if (dealer != null && watching != null) {
            sockets.closing(this);
            dealer.setLinger((int) lingerMillis);
            dispose(dealer, watching);
        }
    }

    @Override
    public void send(byte[] frame) {
        ZMQ.Socket dealer = socket;
        if (dealer == null) {
            return;
        }
        if (queue.isEmpty() && dealer.send(frame, ZMQ.DONTWAIT)) {
            return;
        }
        if (queue.size() < MAX_QUEUED_FRAMES && queuedBytes + frame.length <= MAX_QUEUED_BYTES) {
            queue.add(frame);
            queuedBytes += frame.length;
        }
    }

    private void flush(ZMQ.Socket dealer) {
        byte[] next = queue.peek();
        while (next != null && dealer.send(next, ZMQ.DONTWAIT)) {
            queue.remove();
            queuedBytes -= next.length;
            next = queue.peek();
        }
    }

    @Override
    public boolean hasRoom() {
        return queue.isEmpty();
    }

    /** Hands over what has come. */
    void take() {
        ZMQ.Socket dealer = socket;
        ZMQ.Socket watching = monitor;
        if (dealer == null || watching == null) {
            return;
        }
        flush(dealer);
        for (int i = 0; i < FRAMES_PER_ROUND && socket == dealer; i++) {
            byte[] frame = dealer.recv(ZMQ.DONTWAIT);
            if (frame == null) {
                break;
            }
            heard = true;
            receiver.received(frame);
        }
        while (socket == dealer) {
            ZMQ.Event event = ZMQ.Event.recv(watching, ZMQ.DONTWAIT);
            if (event == null) {
                break;
            }
            happened(event.getEvent());
        }
    }

    private void happened(int event) {
        switch (event) {
            case ZMQ.EVENT_HANDSHAKE_PROTOCOL -> greeted = true;
            case ZMQ.EVENT_CLOSED -> receiver.lost(Loss.NOTHING_LISTENS);
            default -> receiver.lost(heard ? Loss.BROKEN : greeted ? Loss.HANDSHAKE_REFUSED : Loss.NO_GREETING);
        }
    }
}
