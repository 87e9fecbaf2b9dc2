package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;

/** The transaction of the bootstrap; its door is {@link BootstrapService}, which checks the token first. */
@Stateless
public class FirstProjectService {

    /** Who stands behind the first key until people have names here. */
    private static final String PRINCIPAL = "bootstrap";

    @Inject
    ProjectService projects;

    @Inject
    ApiKeyService keys;

    @Inject
    AuditLog audit;

    public BootstrapView open(ProjectSlug slug, FirstProject wanted, RequestContext request) {
        ProjectView project = projects.createFirst(slug, wanted.projectName())
                .orElseThrow(() ->
                        BootstrapToken.closed("The first project exists; use an API key of it to make more keys."));
        Actor system = Actor.system("bootstrap", request).in(project.id());
        audit.record(
                system,
                AuditEntry.of("project.created", "project", project.id().value())
                        .with("slug", slug.value()));
        List<String> everything = Stream.of(Scope.values()).map(Scope::text).toList();
        MintedApiKey key = keys.mint(system, new CreateApiKey(wanted.keyName(), everything, null, PRINCIPAL));
        return new BootstrapView(project, key);
    }
}
