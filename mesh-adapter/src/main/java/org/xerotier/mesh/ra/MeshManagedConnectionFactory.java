package org.xerotier.mesh.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.MeshConnectionFactory;

/** Makes connections for the container's pool. Has no settings: the mesh is configured by {@code MeshConnection.open}. */
@ConnectionDefinition(
        connectionFactory = MeshConnectionFactory.class,
        connectionFactoryImpl = MeshConnections.class,
        connection = MeshConnection.class,
        connectionImpl = MeshHandle.class)
public class MeshManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private transient @Nullable MeshResourceAdapter adapter;
    private transient @Nullable PrintWriter log;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new MeshConnections(this, manager);
    }

    @Override
    public Object createConnectionFactory() {
        return new MeshConnections(this, new DirectConnections());
    }

    @Override
    public ManagedConnection createManagedConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info)
            throws ResourceException {
        if (adapter == null) {
            throw new IllegalStateException("this factory has no resource adapter yet");
        }
        return new MeshManagedConnection(adapter.node());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable ManagedConnection matchManagedConnections(
            Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        for (Object candidate : candidates) {
            if (candidate instanceof MeshManagedConnection connection) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter owner) throws ResourceException {
        if (adapter != null) {
            throw new IllegalStateException("a factory keeps its resource adapter");
        }
        if (!(owner instanceof MeshResourceAdapter mesh)) {
            throw new ResourceException("not the mesh's resource adapter");
        }
        adapter = mesh;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        log = out;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    /** Factories without settings differ only in the adapter they belong to. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MeshManagedConnectionFactory that && Objects.equals(adapter, that.adapter);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(adapter);
    }
}
