package org.xerotier.router.project;

import org.xerotier.router.kernel.ErrorCode;

/** What this room refuses. */
enum ProjectError implements ErrorCode {
    PROJECT_NOT_FOUND(404, "No such project, or not visible to this caller"),
    PROJECT_SLUG_INVALID(400, "The slug has a form that is not allowed or a word that is reserved"),
    PROJECT_SLUG_TAKEN(409, "Another project has this slug");

    private final int status;
    private final String title;

    ProjectError(int status, String title) {
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
