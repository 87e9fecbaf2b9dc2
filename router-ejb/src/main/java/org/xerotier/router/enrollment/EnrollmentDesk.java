package org.xerotier.router.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.xerotier.router.fleet.FleetConfig;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.mesh.MeshConfig;
import org.xerotier.router.security.RouterKeys;
import org.xerotier.router.security.TokenSigner;

/** Makes the plain objects of this room, once. */
@ApplicationScoped
class EnrollmentDesk {

    @Produces
    @Singleton
    JoinKeyTokens joinKeyTokens(TokenSigner signer) {
        return new JoinKeyTokens(signer);
    }

    @Produces
    @Singleton
    AgentTokens agentTokens(TokenSigner signer, EnrollmentConfig config, Ids ids) {
        return new AgentTokens(signer, config, ids);
    }

    @Produces
    @Singleton
    Terms terms(RouterKeys keys, FleetConfig fleet) {
        return new Terms(keys, fleet);
    }

    @Produces
    @Singleton
    Invitations invitations(EnrollmentConfig config, MeshConfig mesh) {
        return new Invitations(config, mesh.address());
    }
}
