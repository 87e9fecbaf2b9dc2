package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.WorkspaceId;

/** Consent given ahead for calls of a kind. Asked before a person is; whoever keeps grants implements it. */
public interface StandingConsent {

    /** The grant that covers this call, one of its uses now taken in this transaction; or nothing. */
    Optional<GrantId> covers(Actor requester, Call call);

    /**
     * Whether a grant that admitted a call still holds, for a call that waited since; it does not count as another use.
     */
    boolean stillHolds(Actor system, GrantId grant, Call call);

    /** A call about to ask a person. */
    record Call(InvocationId invocation, WorkspaceId workspace, String tool, JsonNode arguments, RiskLevel effective) {}
}
