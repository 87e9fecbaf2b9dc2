package org.xerotier.mesh.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.NamingException;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.MeshConnectionFactory;

/** The factory in JNDI. */
final class MeshConnections implements MeshConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final MeshManagedConnectionFactory managed;
    private final ConnectionManager manager;
    private @Nullable Reference reference;

    MeshConnections(MeshManagedConnectionFactory managed, ConnectionManager manager) {
        this.managed = managed;
        this.manager = manager;
    }

    @Override
    public MeshConnection connection() throws ResourceException {
        return (MeshConnection) manager.allocateConnection(managed, null);
    }

    @Override
    public void setReference(Reference naming) {
        reference = naming;
    }

    @Override
    public Reference getReference() throws NamingException {
        if (reference == null) {
            throw new NamingException("the container has not named this factory");
        }
        return reference;
    }
}
