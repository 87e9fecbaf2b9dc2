package org.xerotier.router.mesh;

import java.util.List;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;

/** The answer to a renewal from a peer without a session. */
public final class LeaseAcks {

    private LeaseAcks() {}

    public static LeaseAck helloRequired(LeaseRenewal renewal) {
        return new LeaseAck(renewal.sequence(), 0, true, false, List.of(), List.of());
    }
}
