package org.xerotier.mesh.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** What the container pools. All of them lead to the same node; there is nothing to open or close per connection. */
final class MeshManagedConnection implements ManagedConnection {

    private final MeshNode node;
    private final Set<MeshHandle> handles = ConcurrentHashMap.newKeySet();
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean destroyed;
    private @Nullable PrintWriter log;

    MeshManagedConnection(MeshNode node) {
        this.node = node;
    }

    MeshNode node() {
        if (destroyed) {
            throw new IllegalStateException("this mesh connection was destroyed");
        }
        return node;
    }

    void closed(MeshHandle handle) {
        handles.remove(handle);
        ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        for (ConnectionEventListener listener : listeners) {
            listener.connectionClosed(event);
        }
    }

    @Override
    public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        MeshHandle handle = new MeshHandle(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof MeshHandle handle)) {
            throw new ResourceException("not a handle of this adapter");
        }
        MeshManagedConnection former = handle.managed();
        if (former != null) {
            former.handles.remove(handle);
        }
        handle.moveTo(this);
        handles.add(handle);
    }

    @Override
    public void cleanup() {
        handles.forEach(handle -> handle.moveTo(null));
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
        destroyed = true;
        listeners.clear();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("frames are sent outside transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("frames are sent outside transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new MeshMetaData();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        log = out;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }
}
