package org.xerotier.mesh.ra;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.MeshStatus;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;

/** What the application holds: a thin proxy that works until it is closed or its managed connection is taken away. */
final class MeshHandle implements MeshConnection {

    private volatile @Nullable MeshManagedConnection managed;

    MeshHandle(MeshManagedConnection managed) {
        this.managed = managed;
    }

    void moveTo(@Nullable MeshManagedConnection next) {
        managed = next;
    }

    @Nullable
    MeshManagedConnection managed() {
        return managed;
    }

    @Override
    public void open(MeshSettings settings) {
        node().open(settings);
    }

    @Override
    public void closeSocket() {
        node().close();
    }

    @Override
    public void send(PeerKey peer, Envelope envelope) {
        node().send(peer, envelope);
    }

    @Override
    public void admit(Set<PeerKey> enrolled) {
        node().admit(enrolled);
    }

    @Override
    public void admit(PeerKey enrolled) {
        node().admit(enrolled);
    }

    @Override
    public void expel(PeerKey revoked) {
        node().expel(revoked);
    }

    @Override
    public MeshStatus status() {
        return node().status();
    }

    @Override
    public void close() {
        MeshManagedConnection current = managed;
        if (current != null) {
            managed = null;
            current.closed(this);
        }
    }

    private MeshNode node() {
        MeshManagedConnection current = managed;
        if (current == null) {
            throw new IllegalStateException("this mesh connection is closed; take a new one from the factory");
        }
        return current.node();
    }
}
