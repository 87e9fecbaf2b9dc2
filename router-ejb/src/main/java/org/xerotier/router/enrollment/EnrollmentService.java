package org.xerotier.router.enrollment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.fleet.NewAgent;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.security.RouterKeys;

/**
 * The door for agents. Signatures, proofs and manifests are checked before a transaction is opened; when it returns, the
 * agent's key is admitted to the mesh. The refusal of a genuine join key is put on the audit record as well.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EnrollmentService {

    @Inject
    EnrollingService enrolling;

    @Inject
    RefusalService refusals;

    @Inject
    JoinKeyTokens joinKeyTokens;

    @Inject
    AgentTokens tokens;

    @Inject
    RouterKeys keys;

    @Inject
    Ids ids;

    public EnrolledAgent enroll(EnrollAgent ask, RequestContext request) {
        JoinKeyClaims claims = joinKeyTokens.read(ask.joinKey());
        try {
            NewAgent wanted = Applicant.check(ask, claims, AgentId.next(ids), keys.curve());
            return enrolling
                    .enroll(ask, wanted, claims, request)
                    .orElseThrow(() -> AgentIdentity.contestedRefusal(
                            wanted.registrationName().value()));
        } catch (RouterException refusal) {
            refusals.record(claims, ask.from(), refusal, request);
            throw refusal;
        }
    }

    /** Exchanges an agent's token, expired or not, for a new one. */
    public EnrolledAgent refresh(String token, RefreshProof proof, RequestContext request) {
        return enrolling.refresh(tokens.readForRefresh(token), proof, request);
    }
}
