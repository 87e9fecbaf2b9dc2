package org.xerotier.router.people;

/**
 * A role in a project and who says so.
 *
 * @param source {@link #LOCAL}, or the issuer whose groups gave the role and can take it away
 */
record Placement(ProjectRole role, String source) {

    static final String LOCAL = "local";
}
