package org.xerotier.router.mesh;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.util.Set;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.MeshConnectionFactory;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.MeshStatus;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.key.CurveKeyPair;

/** The socket: opened once, and who may connect to it. */
@ApplicationScoped
public class MeshGate {

    static final String CONNECTION_FACTORY = "java:app/mesh";

    @Resource(lookup = CONNECTION_FACTORY)
    MeshConnectionFactory factory;

    @Inject
    MeshConfig config;

    @Inject
    MeshLog log;

    /** Listens as configured. Admit the enrolled keys before, or agents are turned away until then. */
    public void open(CurveKeyPair router) {
        MeshSettings settings = MeshSettings.of(config.host(), config.port(), router.secret())
                .withHandshakes(
                        config.maxUnauthenticated(),
                        config.maxUnauthenticatedPerAddress(),
                        Math.toIntExact(config.handshakeTimeout().toMillis()));
        try (MeshConnection connection = connection()) {
            connection.open(settings);
        }
        log.opened(config.bind(), config.address());
    }

    /** Stops listening. */
    public void close() {
        try (MeshConnection connection = connection()) {
            connection.closeSocket();
        }
    }

    /** Replaces the keys that may connect. */
    public void admit(Set<PeerKey> enrolled) {
        try (MeshConnection connection = connection()) {
            connection.admit(enrolled);
        }
    }

    /** Adds a key to those that may connect. */
    public void admit(PeerKey enrolled) {
        try (MeshConnection connection = connection()) {
            connection.admit(enrolled);
        }
    }

    /** Takes a key out; nothing it sends is listened to any more. */
    public void expel(PeerKey revoked) {
        try (MeshConnection connection = connection()) {
            connection.expel(revoked);
        }
    }

    public MeshStatus status() {
        try (MeshConnection connection = connection()) {
            return connection.status();
        }
    }

    MeshConnection connection() {
        try {
            return factory.connection();
        } catch (ResourceException e) {
            throw (PeerUnreachable)
                    new PeerUnreachable("the mesh adapter gives no connection: " + e.getMessage()).initCause(e);
        }
    }
}
