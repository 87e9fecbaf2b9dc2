package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.MeshListener;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;

class ActivationTest {

    private static final PeerKey PEER = new PeerKey("0".repeat(64));
    private static final Delivery FRAME = Delivery.frame(PEER, Frames.goodbye("f1"));

    private final Endpoints endpoints = new Endpoints();
    private final MeshActivation activation = new MeshActivation(endpoints, new MeshActivationSpec());

    @Test
    void deliveryIsBracketedAndTheEndpointReleased() {
        assertThat(activation.deliver(FRAME)).isTrue();
        assertThat(activation.deliver(Delivery.lost(PEER))).isTrue();

        assertThat(endpoints.calls)
                .containsExactly(
                        "create",
                        "before onFrame",
                        "frame f1",
                        "after",
                        "release",
                        "create",
                        "before onPeerLost",
                        "lost",
                        "after",
                        "release");
    }

    @Test
    void failingListenerIsStillBracketedAndReleased() {
        endpoints.failure = new IllegalStateException("from the test");

        assertThat(activation.deliver(FRAME)).isTrue();

        assertThat(endpoints.calls).containsExactly("create", "before onFrame", "after", "release");
    }

    @Test
    void unavailableEndpointKeepsTheDelivery() {
        endpoints.available = false;

        assertThat(activation.deliver(FRAME)).isFalse();
    }

    @Test
    void stoppingWaitsForDeliveriesUnderWayAndStartsNone() throws Exception {
        endpoints.hold = new CountDownLatch(1);
        CompletableFuture<Boolean> delivery = CompletableFuture.supplyAsync(() -> activation.deliver(FRAME));
        MeshFixture.soon().until(() -> endpoints.calls.contains("before onFrame"));

        CompletableFuture<Boolean> stop = CompletableFuture.supplyAsync(activation::stop);
        MeshFixture.soon().until(() -> !activation.deliver(FRAME));
        assertThat(stop).isNotDone();
        endpoints.hold.countDown();

        assertThat(stop.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(delivery.get(10, TimeUnit.SECONDS)).isTrue();
    }

    /** A container's endpoints, one at a time. */
    private static final class Endpoints implements MessageEndpointFactory {

        final List<String> calls = new CopyOnWriteArrayList<>();
        volatile boolean available = true;
        volatile @Nullable RuntimeException failure;
        volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public MessageEndpoint createEndpoint(@Nullable XAResource xa) throws UnavailableException {
            if (!available) {
                throw new UnavailableException("from the test");
            }
            calls.add("create");
            return new OneEndpoint(this);
        }

        @Override
        public MessageEndpoint createEndpoint(@Nullable XAResource xa, long timeout) throws UnavailableException {
            return createEndpoint(xa);
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return true;
        }

        @Override
        public String getActivationName() {
            return "test";
        }

        @Override
        public Class<?> getEndpointClass() {
            return OneEndpoint.class;
        }
    }

    private record OneEndpoint(Endpoints owner) implements MessageEndpoint, MeshListener {

        @Override
        public void beforeDelivery(Method method) {
            owner.calls.add("before " + method.getName());
        }

        @Override
        public void afterDelivery() {
            owner.calls.add("after");
        }

        @Override
        public void release() {
            owner.calls.add("release");
        }

        @Override
        public void onFrame(PeerKey peer, Envelope envelope) {
            RuntimeException failure = owner.failure;
            if (failure != null) {
                throw failure;
            }
            try {
                if (!owner.hold.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("never released");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            owner.calls.add("frame " + envelope.frameId());
        }

        @Override
        public void onPeerLost(PeerKey peer) {
            owner.calls.add("lost");
        }
    }
}
