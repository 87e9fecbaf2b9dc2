package org.xerotier.router.people;

import org.xerotier.router.kernel.ErrorCode;

/** What this room refuses. */
enum PeopleError implements ErrorCode {
    USER_NOT_FOUND(404, "No such user"),
    USERNAME_TAKEN(409, "Another user has this username"),
    LAST_ADMIN(409, "The router would have no active admin left"),
    IDENTITY_TAKEN(409, "This identity belongs to a user already"),
    MEMBER_NOT_FOUND(404, "This user has no place in the project"),
    MEMBER_EXISTS(409, "This user has a place in the project already"),
    LAST_OWNER(409, "The project would have no owner left"),
    DELEGATION_NOT_FOUND(404, "No such delegation in this project"),
    DELEGATION_NOT_PERMITTED(403, "Only an owner lends authority to approve, and only to another member"),
    DELEGATION_INVALID(400, "The delegation has no time, risk level or reason it could hold for");

    private final int status;
    private final String title;

    PeopleError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
