package org.xerotier.xem.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.function.Supplier;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.codec.MalformedFrame;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.Outbox;
import org.xerotier.xem.lease.LeaseWatch;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.Backoff;
import org.xerotier.xem.time.Ticker;

/**
 * Holds a session with the router: connects, says hello until it is answered, renews the lease, and starts over with
 * growing waits when the router stays silent. Driven by one thread.
 */
public final class MeshSession implements Outbox {

    private static final Logger LOG = System.getLogger("xem.mesh");
    private static final long HELLO_MILLIS = 5_000;

    private enum State {
        DOWN,
        GREETING,
        UP
    }

    private final Link link;
    private final SessionIdentity identity;
    private final Supplier<String> token;
    private final Supplier<PublishedManifest> manifest;
    private final SessionListener listener;
    private final Backoff backoff;
    private final Ticker ticker;
    private final Clock clock;
    private final LeaseWatch lease;
    private final DispatchDesk desk;
    private State state = State.DOWN;
    private long connectAt;
    private long greetedAt;
    private long frames;
    private boolean goneForGood;

    MeshSession(
            Link link,
            SessionIdentity identity,
            Supplier<String> token,
            Supplier<PublishedManifest> manifest,
            SessionListener listener,
            Backoff backoff,
            Ticker ticker,
            Clock clock,
            DeskMaker deskMaker) {
        this.link = link;
        this.identity = identity;
        this.token = token;
        this.manifest = manifest;
        this.listener = listener;
        this.backoff = backoff;
        this.ticker = ticker;
        this.clock = clock;
        this.lease = new LeaseWatch(identity.leaseRenewalIntervalMillis(), ticker);
        this.connectAt = ticker.millis();
        this.desk = deskMaker.make(this);
    }

    /** The desk answers through the session, the session feeds the desk. */
    @FunctionalInterface
    public interface DeskMaker {
        DispatchDesk make(Outbox outbox);
    }

    public DispatchDesk desk() {
        return desk;
    }

    boolean isUp() {
        return state == State.UP;
    }

    /** What is due by now. */
    void tick() {
        switch (state) {
            case DOWN -> {
                if (!goneForGood && ticker.millis() >= connectAt) {
                    link.open();
                    greet();
                }
            }
            case GREETING -> {
                if (ticker.millis() - greetedAt > helloPatience()) {
                    drop("no answer to hello");
                }
            }
            case UP -> {
                if (lease.hasLapsed()) {
                    drop("no answer to lease renewals for %d ms".formatted(lease.leaseMillis()));
                } else if (lease.isDue()) {
                    renew();
                }
            }
        }
    }

    private long helloPatience() {
        return Math.min(lease.leaseMillis(), HELLO_MILLIS << Math.min(backoff.tries(), 10));
    }

    private void greet() {
        state = State.GREETING;
        greetedAt = ticker.millis();
        PublishedManifest current = manifest.get();
        send(
                new Hello(
                        identity.agentId(),
                        token.get(),
                        identity.bootId(),
                        identity.ledgerId(),
                        identity.agentVersion(),
                        identity.capacity(),
                        Envelope.VERSION,
                        Envelope.VERSION,
                        current.hash(),
                        current.version(),
                        identity.leaseRenewalIntervalMillis(),
                        desk.impairment(),
                        desk.inFlight()),
                "");
    }

    private void renew() {
        PublishedManifest current = manifest.get();
        send(
                new LeaseRenewal(
                        lease.next(),
                        current.hash(),
                        current.version(),
                        desk.draining(),
                        desk.running(),
                        identity.capacity(),
                        desk.impairment(),
                        desk.inFlight()),
                "");
    }

    /** Something the router should know at once: another manifest, or that the agent drains. */
    void renewNow() {
        if (state == State.UP) {
            renew();
        }
    }

    void goodbye(String reason, long lingerMillis) {
        goneForGood = true;
        if (state == State.UP) {
            send(new Goodbye(reason), "");
        }
        state = State.DOWN;
        desk.disconnected();
        link.close(lingerMillis);
    }

    /** The connection broke or could not be made. */
    void onLinkLost(String reason) {
        if (state != State.DOWN) {
            drop(reason);
        }
    }

    private void drop(String reason) {
        link.close(0);
        state = State.DOWN;
        desk.disconnected();
        long wait = backoff.nextMillis();
        connectAt = ticker.millis() + wait;
        listener.lost(reason, wait);
    }

    void onBytes(byte[] bytes) {
        Envelope envelope;
        try {
            envelope = FrameCodec.decode(bytes, FrameType.Sender.ROUTER);
        } catch (MalformedFrame fault) {
            LOG.log(Level.WARNING, "A frame from the router could not be read: {0}", fault.getMessage());
            send(new WireError(fault.code(), cut(fault.getMessage()), fault.frameId()), "");
            return;
        }
        Frame frame = envelope.frame();
        if (frame instanceof HelloAck ack) {
            onHelloAck(ack, envelope.timestampMillis());
        } else if (frame instanceof WireError error) {
            onError(error);
        } else if (state != State.UP) {
            LOG.log(Level.DEBUG, "A {0} came before the session stood; it is ignored.", envelope.type());
        } else if (frame instanceof LeaseAck ack) {
            onLeaseAck(ack, envelope.timestampMillis());
        } else {
            onCallFrame(frame, envelope.traceContext());
        }
    }

    private void onCallFrame(Frame frame, String trace) {
        if (frame instanceof Dispatch dispatch) {
            desk.onDispatch(dispatch, trace);
        } else if (frame instanceof ProgressAck ack) {
            desk.onProgressAck(ack);
        } else if (frame instanceof ResultAck ack) {
            desk.onResultAck(ack);
        } else if (frame instanceof Cancel cancel) {
            desk.onCancel(cancel, trace);
        }
    }

    private void onHelloAck(HelloAck ack, long routerMillis) {
        if (state != State.GREETING) {
            return;
        }
        if (!ack.accepted() || ack.version() != Envelope.VERSION) {
            String code = ack.accepted() ? "unsupported_version" : ack.code();
            listener.refused(code, ack.message());
            drop("hello refused: " + code);
            return;
        }
        backoff.succeeded();
        state = State.UP;
        lease.begin(ack.leaseMillis());
        desk.routerTime(routerMillis, greetedAt);
        desk.reconcile(ack.reconcile());
        if (ack.manifestRequired()) {
            publish();
        }
        desk.connected();
        listener.established(ack.leaseMillis());
        if (desk.draining()) {
            renew();
        }
    }

    private void onLeaseAck(LeaseAck ack, long routerMillis) {
        lease.renewed(ack.leaseMillis());
        lease.askedAt(ack.sequence()).ifPresent(askedAt -> desk.routerTime(routerMillis, askedAt));
        if (ack.helloRequired()) {
            greetAgain();
            return;
        }
        desk.reconcile(ack.reconcile());
        if (ack.manifestRequired()) {
            publish();
        }
    }

    private void onError(WireError error) {
        LOG.log(Level.WARNING, "The router could not use a frame: {0}: {1}", error.code(), error.message());
        if (error.code().equals("hello_required") && state == State.UP) {
            greetAgain();
        }
    }

    /** The router has forgotten the session, the connection stands. */
    private void greetAgain() {
        desk.disconnected();
        greet();
    }

    private void publish() {
        PublishedManifest current = manifest.get();
        byte[] document = current.document().view();
        int count = Math.max(1, (document.length + Bounds.MAX_CHUNK_BYTES - 1) / Bounds.MAX_CHUNK_BYTES);
        for (int index = 0; index < count; index++) {
            int from = index * Bounds.MAX_CHUNK_BYTES;
            int length = Math.min(Bounds.MAX_CHUNK_BYTES, document.length - from);
            Bytes part = Bytes.copyOf(document, from, length);
            send(new ManifestPart(current.hash(), current.version(), index, count, part), "");
        }
    }

    @Override
    public void send(Frame frame, String traceContext) {
        if (link.isOpen()) {
            String id = identity.bootId() + "-" + Long.toString(++frames, 36);
            link.send(FrameCodec.encode(new Envelope(Envelope.VERSION, id, clock.millis(), traceContext, frame)));
        }
    }

    @Override
    public boolean hasRoom(String invocationId) {
        return state == State.UP && link.hasRoom();
    }

    private static String cut(String message) {
        return message.length() <= Bounds.MAX_MESSAGE ? message : message.substring(0, Bounds.MAX_MESSAGE);
    }
}
