package org.xerotier.mesh.ra;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/** Whether a peer that proved a key may come in. Called on the authenticator's thread. */
@FunctionalInterface
interface ZapPolicy {

    /**
     * @param sourceAddress where JeroMQ saw the connection come from
     * @return the stamp for its frames, or null to refuse
     */
    @Nullable
    Stamp admit(String sourceAddress, PeerKey key);
}
