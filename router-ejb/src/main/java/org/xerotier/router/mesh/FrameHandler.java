package org.xerotier.router.mesh;

import java.util.Set;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;

/**
 * Takes frames of some types. Implemented as CDI beans by the rooms that own the types; each type has one handler.
 *
 * <p>Called without a transaction. Frames of one peer and lane come one after the other. A {@link
 * org.xerotier.router.kernel.RouterException} is told to the peer; any other exception is logged and the peer hears
 * nothing, so it will say the same again.
 */
public interface FrameHandler {

    Set<FrameType> handles();

    void handle(Peer peer, Envelope envelope);
}
