package org.xerotier.router.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.KernelError;

class FrameRouterTest {

    private static final PeerKey KEY = new PeerKey("a".repeat(64));

    private final FrameRouter router = new FrameRouter();
    private final OnePeer peers = new OnePeer();
    private final Told sender = new Told();
    private final Recorder handler = new Recorder();

    @BeforeEach
    void wire() {
        router.peers = peers;
        router.sender = sender;
        router.log = new MeshLog();
        router.log.hearsay = new HearsayLimit();
        router.log.hearsay.ticker = System::nanoTime;
        router.handlers = new Handlers(List.of(handler));
    }

    @Test
    void aGreetedPeersFrameReachesItsHandler() {
        peers.greeted = true;

        router.route(KEY, envelope(new Started("inv_1", 1, 1)));

        assertThat(handler.heard).containsExactly(FrameType.STARTED);
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void anUngreetedPeersRenewalIsAnsweredWithTheWordThatAHelloIsRequired() {
        router.route(KEY, envelope(renewal(7)));

        assertThat(handler.heard).isEmpty();
        assertThat(sender.sent).singleElement().isInstanceOfSatisfying(LeaseAck.class, ack -> {
            assertThat(ack.helloRequired()).isTrue();
            assertThat(ack.sequence()).isEqualTo(7);
        });
    }

    @Test
    void anyOtherFrameOfAnUngreetedPeerIsAnsweredWithAnErrorThatNamesIt() {
        router.route(KEY, envelope(new Started("inv_1", 1, 1)));

        assertThat(handler.heard).isEmpty();
        assertThat(sender.sent).singleElement().isInstanceOfSatisfying(WireError.class, error -> {
            assertThat(error.code()).isEqualTo("hello_required");
            assertThat(error.refersTo()).isEqualTo("frm-1");
        });
    }

    @Test
    void aStrangerHearsNothing() {
        router.route(new PeerKey("b".repeat(64)), envelope(renewal(1)));

        assertThat(handler.heard).isEmpty();
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void aRefusalIsToldToThePeer() {
        peers.greeted = true;
        handler.throwing = KernelError.INVALID_BODY.because("no");

        router.route(KEY, envelope(new Goodbye("done")));

        assertThat(sender.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        WireError.class, error -> assertThat(error.code()).isEqualTo("invalid_body"));
    }

    @Test
    void aFaultOfOursIsNotAnsweredSoThatThePeerSaysItAgain() {
        peers.greeted = true;
        handler.throwing = new IllegalStateException("database is away");

        router.route(KEY, envelope(new Goodbye("done")));

        assertThat(handler.heard).containsExactly(FrameType.GOODBYE);
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void anErrorIsNeverAnswered() {
        peers.greeted = true;

        router.route(KEY, envelope(new WireError("malformed_frame", "?", "")));

        assertThat(sender.sent).isEmpty();
    }

    @Test
    void aLostConnectionIsToldOfKnownPeersOnly() {
        router.peerLost(KEY);
        router.peerLost(new PeerKey("b".repeat(64)));

        assertThat(peers.lost).containsExactly(peers.agent);
    }

    private static Envelope envelope(Frame frame) {
        return new Envelope(Envelope.VERSION, "frm-1", 1, "", frame);
    }

    private static LeaseRenewal renewal(long sequence) {
        return new LeaseRenewal(sequence, "0".repeat(64), 1, false, 0, 1, "", List.of());
    }

    private static final class OnePeer implements PeerDirectory {
        final AgentId agent = AgentId.next(new Ids(Clock.systemUTC(), new SecureRandom()));
        final List<AgentId> lost = new ArrayList<>();
        boolean greeted;

        @Override
        public Optional<AgentId> agentOf(PeerKey key) {
            return key.equals(KEY) ? Optional.of(agent) : Optional.empty();
        }

        @Override
        public Optional<PeerKey> keyOf(AgentId known) {
            return known.equals(agent) ? Optional.of(KEY) : Optional.empty();
        }

        @Override
        public boolean isGreeted(AgentId known, PeerKey key) {
            return greeted;
        }

        @Override
        public void connectionLost(AgentId known, PeerKey key) {
            lost.add(known);
        }
    }

    private static final class Told extends MeshSender {
        final List<Frame> sent = new ArrayList<>();

        @Override
        public void send(PeerKey peer, Frame frame, String traceparent) {
            sent.add(frame);
        }
    }

    /** Hears everything but errors, for which there is no handler. */
    private static final class Recorder implements FrameHandler {
        final List<FrameType> heard = new ArrayList<>();

        @Nullable
        RuntimeException throwing;

        @Override
        public Set<FrameType> handles() {
            return EnumSet.complementOf(EnumSet.of(FrameType.ERROR));
        }

        @Override
        public void handle(Peer peer, Envelope envelope) {
            heard.add(envelope.type());
            if (throwing != null) {
                throw throwing;
            }
        }
    }

    private record Handlers(List<FrameHandler> all) implements Instance<FrameHandler> {

        @Override
        public Iterator<FrameHandler> iterator() {
            return all.iterator();
        }

        @Override
        public FrameHandler get() {
            return all.get(0);
        }

        @Override
        public boolean isUnsatisfied() {
            return all.isEmpty();
        }

        @Override
        public boolean isAmbiguous() {
            return all.size() > 1;
        }

        @Override
        public Instance<FrameHandler> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends FrameHandler> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException("not selected by type");
        }

        @Override
        public <U extends FrameHandler> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException("not selected by type");
        }

        @Override
        public void destroy(FrameHandler instance) {}

        @Override
        public Handle<FrameHandler> getHandle() {
            throw new UnsupportedOperationException("no handles");
        }

        @Override
        public Iterable<? extends Handle<FrameHandler>> handles() {
            throw new UnsupportedOperationException("no handles");
        }
    }
}
