package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.ProjectOpeningService;
import org.xerotier.router.people.UserService;
import org.xerotier.router.people.UserView;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.project.ProjectView;

/** The transaction of the bootstrap; its door is {@link BootstrapService}, which checks the token first. */
@Stateless
public class FirstProjectService {

    @Inject
    ProjectService projects;

    @Inject
    ProjectOpeningService opening;

    @Inject
    UserService users;

    @Inject
    LocalAccountService accounts;

    @Inject
    ApiKeyService keys;

    public BootstrapView open(ProjectSlug slug, FirstProject wanted, RequestContext request) {
        ProjectView project = projects.createFirst(slug, wanted.projectName())
                .orElseThrow(() ->
                        BootstrapToken.closed("The first project exists; use an API key of it to make more keys."));
        Actor system = Actor.system("bootstrap", request);
        UserView admin = users.create(system, wanted.admin());
        opening.settle(system, project, admin.username());
        if (wanted.password() != null) {
            accounts.setPassword(system, admin.username(), wanted.password());
        }
        List<String> everything = Stream.of(Scope.values()).map(Scope::text).toList();
        MintedApiKey key =
                keys.mint(self(admin, project, request), new CreateApiKey(wanted.keyName(), everything, null));
        return new BootstrapView(project, key, admin);
    }

    /** The first key is its owner's own, like every other. */
    private static Actor self(UserView admin, ProjectView project, RequestContext request) {
        return new Actor(
                ActorKind.USER,
                admin.id().value(),
                admin.username(),
                admin.principal(),
                project.id(),
                EnumSet.allOf(Scope.class),
                ToolScopes.ALL,
                request);
    }
}
