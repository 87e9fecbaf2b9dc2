package org.xerotier.router.web.people;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.people.ChangeUser;

/** What is left out stays as it is. */
record ChangeUserRequest(
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String systemRole,
        @Nullable String status) {

    ChangeUser wanted() {
        Boolean disabled = null;
        if (status != null) {
            if (!status.equals("active") && !status.equals("disabled")) {
                throw KernelError.INVALID_BODY.because("A user's status is active or disabled.", "status");
            }
            disabled = status.equals("disabled");
        }
        return new ChangeUser(displayName, email, systemRole == null ? null : Words.systemRole(systemRole), disabled);
    }
}
