package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.router.approval.StandingConsent;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.GrantId;

/** Consent that was given ahead, where the router keeps any. */
@ApplicationScoped
class Consents {

    @Inject
    Instance<StandingConsent> grants;

    /** The grant that covers the call, one of its uses now taken. */
    Optional<GrantId> ahead(Actor requester, AdmittedCall call) {
        return grants.isResolvable()
                ? grants.get()
                        .covers(
                                requester,
                                new StandingConsent.Call(
                                        call.id(),
                                        call.workspace(),
                                        call.tool().name().dotted(),
                                        call.json(),
                                        call.effective()))
                : Optional.empty();
    }

    boolean stillHolds(Actor system, GrantId grant, Invocation invocation, JsonNode arguments) {
        return grants.isResolvable()
                && grants.get()
                        .stillHolds(
                                system,
                                grant,
                                new StandingConsent.Call(
                                        invocation.id(),
                                        invocation.workspace(),
                                        invocation.tool(),
                                        arguments,
                                        invocation.effectiveRisk()));
    }
}
