package org.xerotier.mesh.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshListener;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;

/**
 * The life of one message-driven bean as receiver of frames. Each delivery gets an endpoint of its own, is bracketed so
 * that the container can put a transaction around it, and releases the endpoint whatever happens.
 */
final class MeshActivation implements Endpoint {

    private static final Method ON_FRAME = method("onFrame", PeerKey.class, Envelope.class);
    private static final Method ON_PEER_LOST = method("onPeerLost", PeerKey.class);

    private final MessageEndpointFactory factory;
    private final MeshActivationSpec spec;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final AtomicBoolean awayLogged = new AtomicBoolean();
    private int running;
    private boolean stopped;

    MeshActivation(MessageEndpointFactory factory, MeshActivationSpec spec) {
        this.factory = factory;
        this.spec = spec;
    }

    boolean belongsTo(MessageEndpointFactory other) {
        return factory.equals(other);
    }

    @Override
    public boolean deliver(Delivery delivery) {
        if (!enter()) {
            return false;
        }
        try {
            MessageEndpoint endpoint = endpoint();
            if (endpoint == null) {
                return false;
            }
            try {
                deliver(endpoint, delivery);
            } finally {
                endpoint.release();
            }
        } catch (RuntimeException | Error e) {
            // One frame must not stop its lane: it was not acknowledged, so the peer brings it again.
            MeshLog.deliveryFailed(delivery.peer(), e);
        } finally {
            leave();
        }
        return true;
    }

    /** Starts no more deliveries and waits for those under way. @return whether all of them ended in time */
    boolean stop() {
        lock.lock();
        try {
            stopped = true;
            long left = TimeUnit.MILLISECONDS.toNanos(spec.getDrainMillis());
            while (running > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return running == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable MessageEndpoint endpoint() {
        try {
            MessageEndpoint endpoint = factory.createEndpoint(null);
            awayLogged.set(false);
            return endpoint;
        } catch (UnavailableException e) {
            if (awayLogged.compareAndSet(false, true)) {
                MeshLog.endpointAway(e);
            }
            return null;
        }
    }

    private static void deliver(MessageEndpoint endpoint, Delivery delivery) {
        Envelope envelope = delivery.envelope();
        try {
            endpoint.beforeDelivery(envelope == null ? ON_PEER_LOST : ON_FRAME);
            try {
                if (envelope == null) {
                    ((MeshListener) endpoint).onPeerLost(delivery.peer());
                } else {
                    ((MeshListener) endpoint).onFrame(delivery.peer(), envelope);
                }
            } finally {
                endpoint.afterDelivery();
            }
        } catch (NoSuchMethodException | ResourceException e) {
            MeshLog.deliveryFailed(delivery.peer(), e);
        }
    }

    private boolean enter() {
        lock.lock();
        try {
            if (!stopped) {
                running++;
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            running--;
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Method method(String name, Class<?>... types) {
        try {
            return MeshListener.class.getMethod(name, types);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
