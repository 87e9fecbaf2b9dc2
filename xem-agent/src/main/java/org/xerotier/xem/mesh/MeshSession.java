package org.xerotier.xem.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.codec.MalformedFrame;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.xem.lease.LeaseWatch;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.ReconnectWaits;

/**
 * Holds a session with one router: connects, says hello until it is answered, renews the lease, and starts over with
 * growing waits when the router stays silent. Driven by one thread.
 */
final class MeshSession implements Link.Receiver {

    private static final Logger LOG = System.getLogger("xem.mesh");
    private static final long HELLO_MILLIS = 5_000;
    private static final long LOOKUP_MILLIS = 50;

    private enum State {
        DOWN,
        GREETING,
        UP
    }

    private final MeshParts parts;
    private final RouterSessions owner;
    private final Link link;
    private final ReconnectWaits waits;
    private final LeaseWatch lease;
    private RouterContact router;
    private List<RouterContact> told = List.of();
    private State state = State.DOWN;
    private @Nullable CurveKeyPair pair;
    private boolean otherKey;
    private long connectAt;
    private long greetedAt;
    private RouterTime time = new RouterTime(0, 0);
    private boolean goneForGood;

    MeshSession(RouterContact router, MeshParts parts, RouterSessions owner, Link.Maker links, long firstWait) {
        this.router = router;
        this.parts = parts;
        this.owner = owner;
        this.link = links.make(router.address(), this);
        this.waits = new ReconnectWaits(parts.waits(), parts.random());
        this.lease = new LeaseWatch(parts.identity().leaseRenewalIntervalMillis(), parts.ticker());
        this.connectAt = parts.ticker().millis() + firstWait;
    }

    RouterContact router() {
        return router;
    }

    /** What is known of the router changed; the next connection goes by it. */
    void know(RouterContact contact) {
        router = contact;
    }

    /** The routers this one named last; empty if it named none in this session. */
    List<RouterContact> told() {
        return told;
    }

    boolean isUp() {
        return state == State.UP;
    }

    boolean isDown() {
        return state == State.DOWN;
    }

    /** What is due by now. */
    void tick() {
        switch (state) {
            case DOWN -> {
                if (!goneForGood && parts.ticker().millis() >= connectAt) {
                    connect();
                }
            }
            case GREETING -> {
                if (parts.ticker().millis() - greetedAt > helloPatience()) {
                    drop(Loss.HELLO_UNANSWERED, 0);
                }
            }
            case UP -> {
                if (lease.hasLapsed()) {
                    drop(Loss.SILENT, 0);
                } else if (lease.isDue()) {
                    renew();
                }
            }
        }
    }

    private long helloPatience() {
        return Math.min(lease.leaseMillis(), HELLO_MILLIS << Math.min(waits.tries(), 10));
    }

    private void connect() {
        switch (link.reach()) {
            case NOT_YET -> connectAt = parts.ticker().millis() + LOOKUP_MILLIS;
            case UNKNOWN -> drop(Loss.UNRESOLVED, 0);
            case KNOWN -> open();
        }
    }

    private void open() {
        CurveKeyPair own = parts.keys().forConnecting(otherKey);
        pair = own;
        try {
            link.open(CurvePublicKey.ofHex(router.curveKey()), own);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "No connection to {0} could be begun: {1}", router.address(), fault.toString());
            drop(Loss.NOTHING_LISTENS, 0);
            return;
        }
        greet();
    }

    private void greet() {
        state = State.GREETING;
        greetedAt = parts.ticker().millis();
        SessionIdentity identity = parts.identity();
        PublishedManifest current = parts.manifest().get();
        send(
                new Hello(
                        identity.agentId(),
                        parts.token().get(),
                        identity.bootId(),
                        owner.desk().ledgerId(),
                        identity.agentVersion(),
                        identity.capacity(),
                        Envelope.VERSION,
                        Envelope.VERSION,
                        current.hash(),
                        current.version(),
                        identity.leaseRenewalIntervalMillis(),
                        owner.desk().impairment(),
                        owner.desk().inFlight()),
                "");
    }

    /** Tells the router at once what the next renewal would tell, if the session stands. */
    void renew() {
        if (state != State.UP) {
            return;
        }
        PublishedManifest current = parts.manifest().get();
        send(
                new LeaseRenewal(
                        lease.next(),
                        current.hash(),
                        current.version(),
                        owner.desk().draining(),
                        owner.desk().running(),
                        parts.identity().capacity(),
                        owner.desk().impairment(),
                        owner.desk().inFlight()),
                "");
    }

    void goodbye(String reason, long lingerMillis) {
        if (state == State.UP) {
            send(new Goodbye(reason), "");
        }
        end(lingerMillis);
    }

    /** Closes the connection and never opens it again. */
    void end(long lingerMillis) {
        goneForGood = true;
        state = State.DOWN;
        told = List.of();
        link.close(lingerMillis);
    }

    /** The connection broke or could not be made. */
    @Override
    public void lost(Loss loss) {
        owner.guarded(() -> {
            if (state != State.DOWN) {
                drop(loss, 0);
            }
        });
    }

    /** Comes back soon with the key that counts now, if it is connected with another. */
    void rekey() {
        CurveKeyPair used = pair;
        CurveKeyPair wanted = parts.keys().forConnecting(false);
        otherKey = false;
        if (state != State.DOWN && used != null && !used.publicKey().equals(wanted.publicKey())) {
            drop(Loss.KEY_CHANGED, 0);
        }
    }

    /** Comes back soon with another hello, since what the last one said of the ledger does not hold any more. */
    void ledgerChanged() {
        if (state != State.DOWN) {
            drop(Loss.LEDGER_CHANGED, 0);
        }
    }

    private void drop(Loss loss, long atLeast) {
        boolean wasUp = state == State.UP;
        link.close(0);
        state = State.DOWN;
        told = List.of();
        if (loss.mayBeTheKey() && parts.keys().isRotating()) {
            otherKey = !otherKey;
        }
        boolean busy = !owner.desk().idle();
        long wait = loss.isOwnWish() ? waits.briefMillis() : waits.nextMillis(busy, atLeast);
        connectAt = parts.ticker().millis() + wait;
        parts.listener().lost(router, loss, wait);
        if (wasUp) {
            owner.fell(this);
        }
    }

    @Override
    public void received(byte[] bytes) {
        owner.guarded(() -> onBytes(bytes));
    }

    private void onBytes(byte[] bytes) {
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
            owner.heard(this, frame, envelope.traceContext());
        }
    }

    private void onHelloAck(HelloAck ack, long sentMillis) {
        CurveKeyPair used = pair;
        if (state != State.GREETING || used == null) {
            return;
        }
        if (!ack.accepted() || ack.version() != Envelope.VERSION) {
            String code = ack.accepted() ? "unsupported_version" : ack.code();
            parts.listener().refused(router, code, ack.message());
            drop(Loss.HELLO_REFUSED, ack.retryAfterMillis());
            return;
        }
        waits.succeeded();
        otherKey = false;
        state = State.UP;
        lease.begin(ack.leaseMillis());
        routerTime(sentMillis, greetedAt);
        owner.stands(this, used, ack.reconcile());
        if (ack.manifestRequired()) {
            publish();
        }
        parts.listener().established(router, ack.leaseMillis());
        if (owner.desk().draining()) {
            renew();
        }
        told(ack.routers());
    }

    private void onLeaseAck(LeaseAck ack, long sentMillis) {
        lease.renewed(ack.leaseMillis());
        lease.askedAt(ack.sequence()).ifPresent(askedAt -> routerTime(sentMillis, askedAt));
        if (ack.helloRequired()) {
            greetAgain();
            return;
        }
        owner.reconcile(this, ack.reconcile());
        if (ack.manifestRequired()) {
            publish();
        }
        told(ack.routers());
    }

    private void told(List<RouterContact> routers) {
        if (!routers.isEmpty() && state == State.UP) {
            told = routers;
            owner.told();
        }
    }

    private void routerTime(long millis, long askedAt) {
        time = new RouterTime(millis, askedAt);
    }

    /** What this router's clock said, and when that was asked. */
    RouterTime time() {
        return time;
    }

    private void onError(WireError error) {
        LOG.log(Level.WARNING, "The router could not use a frame: {0}: {1}", error.code(), error.message());
        if (error.code().equals("hello_required") && state == State.UP) {
            greetAgain();
        }
    }

    /** The router has forgotten the session, the connection stands. */
    private void greetAgain() {
        greet();
        owner.fell(this);
    }

    private void publish() {
        PublishedManifest current = parts.manifest().get();
        byte[] document = current.document().view();
        int count = Math.max(1, (document.length + Bounds.MAX_CHUNK_BYTES - 1) / Bounds.MAX_CHUNK_BYTES);
        for (int index = 0; index < count; index++) {
            int from = index * Bounds.MAX_CHUNK_BYTES;
            int length = Math.min(Bounds.MAX_CHUNK_BYTES, document.length - from);
            Bytes part = Bytes.copyOf(document, from, length);
            send(new ManifestPart(current.hash(), current.version(), index, count, part), "");
        }
    }

    void send(Frame frame, String traceContext) {
        if (link.isOpen()) {
            link.send(FrameCodec.encode(new Envelope(
                    Envelope.VERSION, owner.nextFrameId(), parts.clock().millis(), traceContext, frame)));
        }
    }

    boolean hasRoom() {
        return state == State.UP && link.hasRoom();
    }

    private static String cut(String message) {
        return message.length() <= Bounds.MAX_MESSAGE ? message : message.substring(0, Bounds.MAX_MESSAGE);
    }
}
