package org.xerotier.router.security;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;

/**
 * The person behind a credential, as far as it matters for letting them in: no more scopes than the role has now,
 * whatever the credential says.
 *
 * @param role in the project, or {@code null} without a place there
 */
record Holder(@Nullable ProjectRole role, @Nullable SystemRole systemRole, boolean isActive) {

    /** A credential whose person is not there. */
    static final Holder NOBODY = new Holder(null, null, false);

    private static final Set<Scope> OF_MEMBERS = Set.of(Scope.EXECUTION, Scope.INFERENCE, Scope.APPROVE);
    private static final Set<Scope> OF_ADMINS = Set.of(Scope.MANAGEMENT, Scope.APPROVE);

    /** Whether they have any business in the project; an admin has in each. */
    boolean mayEnter() {
        return isActive && (role != null || systemRole == SystemRole.ADMIN);
    }

    /** What their roles allow. That somebody may vote at all is decided by their standing, not by the scope. */
    Set<Scope> scopes() {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (!mayEnter()) {
            return scopes;
        }
        if (role == ProjectRole.OWNER) {
            scopes.addAll(EnumSet.allOf(Scope.class));
        }
        if (role == ProjectRole.MEMBER) {
            scopes.addAll(OF_MEMBERS);
        }
        if (systemRole == SystemRole.ADMIN) {
            scopes.addAll(OF_ADMINS);
        }
        return scopes;
    }
}
