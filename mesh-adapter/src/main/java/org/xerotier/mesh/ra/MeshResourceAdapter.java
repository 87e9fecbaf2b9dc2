package org.xerotier.mesh.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Timer;
import java.util.concurrent.atomic.AtomicReference;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * The container's door. Starts without keys and without a socket; the application opens the mesh through a connection
 * once it knows its keys. Stopping closes everything with a deadline.
 */
@Connector(
        displayName = "Xerotier mesh",
        vendorName = "Xerotier",
        eisType = "CurveZMQ",
        version = "0.1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class MeshResourceAdapter implements ResourceAdapter {

    /** The size of the server's pool, set by {@code server-config/asadmin/19-work-threads.asadmin}. */
    private static final int WORKERS = 48;

    private final AtomicReference<@Nullable MeshActivation> activation = new AtomicReference<>();
    private volatile @Nullable MeshNode node;
    private @Nullable Timer timer;

    @Override
    public void start(BootstrapContext container) throws ResourceAdapterInternalException {
        Timer delays;
        try {
            delays = container.createTimer();
        } catch (UnavailableException e) {
            throw new ResourceAdapterInternalException("the container has no timer for the mesh", e);
        }
        timer = delays;
        WorkerMuster.call(container.getWorkManager(), WORKERS);
        node = new MeshNode(new MeshServices(
                container.getWorkManager(),
                new TimerDelays(delays),
                System::nanoTime,
                Clock.systemUTC(),
                new SecureRandom(),
                this::deliver,
                ProcessHalt::now));
    }

    @Override
    public void stop() {
        MeshNode current = node;
        if (current != null) {
            current.close();
        }
        node = null;
        if (timer != null) {
            timer.cancel();
        }
        MeshActivation bean = activation.getAndSet(null);
        if (bean != null && !bean.stop()) {
            MeshLog.slowStop("A delivery", 0);
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof MeshActivationSpec mesh)) {
            throw new NotSupportedException("not an activation of the mesh: " + spec.getClass());
        }
        mesh.validate();
        if (!activation.compareAndSet(null, new MeshActivation(factory, mesh))) {
            throw new NotSupportedException("the mesh already has a message-driven bean; frames go to exactly one");
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        MeshActivation bean = activation.get();
        if (bean == null || !bean.belongsTo(factory) || !activation.compareAndSet(bean, null)) {
            return;
        }
        if (!bean.stop()) {
            MeshLog.slowStop("A delivery", ((MeshActivationSpec) spec).getDrainMillis());
        }
    }

    /** None: frames are not transactional. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    MeshNode node() throws IllegalStateException {
        MeshNode current = node;
        if (current == null) {
            throw new IllegalStateException("the mesh's resource adapter is not started");
        }
        return current;
    }

    private boolean deliver(Delivery delivery) {
        MeshActivation bean = activation.get();
        return bean != null && bean.deliver(delivery);
    }

    /** One adapter, one socket: two are never the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
