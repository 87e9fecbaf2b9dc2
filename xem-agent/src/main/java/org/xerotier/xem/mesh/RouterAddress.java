package org.xerotier.xem.mesh;

import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;

/**
 * Where the router is and how both ends prove who they are.
 *
 * @param address ZeroMQ endpoint, {@code tcp://host:port}
 */
public record RouterAddress(String address, CurvePublicKey routerKey, CurveKeyPair agentKeys) {}
