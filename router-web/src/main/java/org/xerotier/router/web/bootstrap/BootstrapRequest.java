package org.xerotier.router.web.bootstrap;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.people.Username;
import org.xerotier.router.security.FirstProject;

/** @param admin the first person; {@code admin} without a password if nothing is said */
record BootstrapRequest(
        NewProject project, String keyName, @Nullable NewAdmin admin) {

    record NewProject(String slug, String name) {}

    record NewAdmin(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String password) {}

    FirstProject wanted() {
        NewAdmin said = admin == null ? new NewAdmin(null, null, null, null) : admin;
        Username username = new Username(said.username() == null ? "admin" : said.username());
        String displayName = said.displayName() == null ? username.value() : said.displayName();
        return new FirstProject(
                project.name(),
                keyName,
                new CreateUser(username, displayName, said.email(), SystemRole.ADMIN),
                said.password() == null ? null : new Secret(said.password()));
    }
}
