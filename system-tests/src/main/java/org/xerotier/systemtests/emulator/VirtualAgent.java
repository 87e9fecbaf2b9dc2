package org.xerotier.systemtests.emulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.mesh.jeromq.ConnectWatch;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.Sha256;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;

/**
 * One session as the agent's own code keeps it: connect, hello until it is answered, renew, back off when nobody answers.
 * Owned by one thread, which calls {@link #step} over and over.
 */
final class VirtualAgent {

    /** As the real agent's default. */
    static final long INTERVAL_MILLIS = 10_000;

    private static final int RENEWALS_PER_LEASE = 3;
    private static final long HELLO_MILLIS = 15_000;
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long MOST_WAIT_MILLIS = 10_000;
    private static final int NOT_IN_THIS_LIFE_MILLIS = 24 * 3_600_000;
    private static final int GONE = ZMQ.EVENT_DISCONNECTED
            | ZMQ.EVENT_CLOSED
            | ZMQ.HANDSHAKE_FAILED_NO_DETAIL
            | ZMQ.HANDSHAKE_FAILED_PROTOCOL
            | ZMQ.HANDSHAKE_FAILED_AUTH;
    private static final String NO_OUTPUT = Sha256.hex(new byte[0]);

    private final Identity identity;
    private final CurveKeyPair keys;
    private final String manifestHash;
    private final ZContext context;
    private final ConnectWatch connects;
    private final Tally tally;
    private final SplittableRandom random;
    private ZMQ.@Nullable Socket socket;
    private volatile boolean broken;
    private boolean up;
    private long nextAt;
    private long askedAt;
    private long sequence;
    private long answered;
    private long frames;
    private int tries;

    VirtualAgent(Identity identity, ZContext context, ConnectWatch connects, Tally tally, long now) {
        this.identity = identity;
        this.keys = identity.keys();
        this.manifestHash = VirtualManifest.of(identity.name()).hash();
        this.context = context;
        this.connects = connects;
        this.tally = tally;
        this.random = new SplittableRandom(identity.name().hashCode());
        this.nextAt = now + random.nextLong(FIRST_WAIT_MILLIS * 5);
    }

    /** What is due at this moment. @param now milliseconds of a clock that only goes forward */
    void step(long now) {
        ZMQ.Socket open = socket;
        if (open == null) {
            if (now >= nextAt) {
                connect(now);
            }
            return;
        }
        for (byte[] frame = open.recv(ZMQ.DONTWAIT); frame != null; frame = open.recv(ZMQ.DONTWAIT)) {
            hear(FrameCodec.decode(frame, FrameType.Sender.ROUTER).frame(), now);
            if (socket == null) {
                return;
            }
        }
        if (broken) {
            drop(now, 0);
        } else if (now >= nextAt) {
            if (up && sequence - answered < RENEWALS_PER_LEASE) {
                renew(now);
            } else {
                drop(now, 0);
            }
        }
    }

    private void connect(long now) {
        ZMQ.Socket fresh = context.createSocket(SocketType.DEALER);
        fresh.setLinger(0);
        fresh.setCurveServerKey(CurvePublicKey.ofHex(identity.routerKey()).z85().getBytes(StandardCharsets.US_ASCII));
        fresh.setCurvePublicKey(keys.publicKey().z85().getBytes(StandardCharsets.US_ASCII));
        fresh.setCurveSecretKey(keys.secretZ85().getBytes(StandardCharsets.US_ASCII));
        fresh.setMaxMsgSize(Bounds.MAX_FRAME_BYTES);
        fresh.setReconnectIVL(NOT_IN_THIS_LIFE_MILLIS);
        fresh.setHandshakeIvl(10_000);
        broken = false;
        ZEvent.ZEventConsummer gone = event -> broken = true;
        fresh.setEventHook(gone, GONE);
        connects.over(fresh);
        fresh.connect(identity.mesh());
        socket = fresh;
        tally.connects++;
        hello(now);
    }

    private void hello(long now) {
        up = false;
        askedAt = now;
        nextAt = now + HELLO_MILLIS;
        send(new Hello(
                identity.agentId(),
                identity.token(),
                "boot-" + tally.boot,
                "ledger-" + identity.name(),
                VirtualManifest.VERSION,
                4,
                Envelope.VERSION,
                Envelope.VERSION,
                manifestHash,
                1,
                INTERVAL_MILLIS,
                "",
                List.of()));
    }

    private void renew(long now) {
        askedAt = now;
        nextAt = now + INTERVAL_MILLIS;
        send(new LeaseRenewal(++sequence, manifestHash, 1, false, 0, 4, "", List.of()));
    }

    private void hear(Frame frame, long now) {
        if (frame instanceof HelloAck ack) {
            if (ack.accepted()) {
                up = true;
                tries = 0;
                sequence = 0;
                answered = 0;
                nextAt = now + random.nextLong(INTERVAL_MILLIS);
                tally.hello(now - askedAt);
            } else {
                tally.refused++;
                drop(now, ack.retryAfterMillis());
            }
        } else if (frame instanceof LeaseAck ack) {
            answered = ack.sequence();
            tally.renewal(now - askedAt);
            if (ack.helloRequired()) {
                hello(now);
            }
        } else if (frame instanceof WireError error && error.code().equals("hello_required")) {
            hello(now);
        } else if (frame instanceof Dispatch dispatch) {
            run(dispatch);
        }
    }

    private void run(Dispatch dispatch) {
        long at = System.currentTimeMillis();
        tally.calls++;
        send(new DispatchAck(dispatch.invocationId(), dispatch.epoch(), true, "", ""));
        send(new Result(
                dispatch.invocationId(),
                dispatch.epoch(),
                Result.Outcome.COMPLETED,
                0,
                at,
                at,
                "",
                "",
                0,
                0,
                0,
                NO_OUTPUT,
                false,
                "text",
                List.of()));
    }

    private void drop(long now, long notBefore) {
        ZMQ.Socket open = socket;
        if (open != null) {
            socket = null;
            context.destroySocket(open);
        }
        up = false;
        long most = Math.min(MOST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(tries++, 10));
        nextAt = now + notBefore + random.nextLong(most);
        tally.drops++;
    }

    private void send(Frame frame) {
        ZMQ.Socket open = socket;
        if (open != null) {
            open.send(
                    FrameCodec.encode(new Envelope(
                            Envelope.VERSION,
                            "v-" + Long.toString(++frames, 36),
                            System.currentTimeMillis(),
                            "",
                            frame)),
                    ZMQ.DONTWAIT);
        }
    }

    boolean isUp() {
        return up;
    }
}
