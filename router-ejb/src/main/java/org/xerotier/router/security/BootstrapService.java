package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.project.ProjectSlug;

/** Lets the holder of the token file make the first project. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BootstrapService {

    @Inject
    SecurityConfig config;

    @Inject
    FirstProjectService firstProject;

    /** Creates project and key; afterwards, and for the loser of a race, 409 {@code bootstrap_closed}. */
    public BootstrapView bootstrap(
            @Nullable String authorization, ProjectSlug slug, FirstProject wanted, RequestContext request) {
        new BootstrapToken(config.bootstrapTokenFile()).require(authorization);
        BootstrapView made = firstProject.open(slug, wanted, request);
        SecurityLog.bootstrapped(slug.value());
        return made;
    }
}
