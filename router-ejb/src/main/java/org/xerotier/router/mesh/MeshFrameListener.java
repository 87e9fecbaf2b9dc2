package org.xerotier.router.mesh;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport;
import org.xerotier.mesh.api.MeshListener;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;

/**
 * Where frames enter the application. Opens no transaction: each handler calls one door per unit of work.
 *
 * <p>The activation names the application ({@code router#}), because Payara resolves it only so; the application is
 * therefore always deployed as {@code router}.
 */
@MessageDriven(
        messageListenerInterface = MeshListener.class,
        activationConfig =
                @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "router#router-ra"))
@ConnectionFactoryDefinition(
        name = MeshGate.CONNECTION_FACTORY,
        interfaceName = "org.xerotier.mesh.api.MeshConnectionFactory",
        resourceAdapter = "#router-ra",
        transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction,
        minPoolSize = 4,
        maxPoolSize = 128)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MeshFrameListener implements MeshListener {

    @Inject
    FrameRouter router;

    @Override
    public void onFrame(PeerKey peer, Envelope envelope) {
        router.route(peer, envelope);
    }

    @Override
    public void onPeerLost(PeerKey peer) {
        router.peerLost(peer);
    }
}
