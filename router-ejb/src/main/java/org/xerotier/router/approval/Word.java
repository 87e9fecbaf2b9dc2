package org.xerotier.router.approval;

/**
 * One person's consent, for one digest.
 *
 * @param isException the requester's own, which the policy admits by name
 */
record Word(String principal, String digest, boolean isException) {}
