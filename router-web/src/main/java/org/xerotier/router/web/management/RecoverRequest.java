package org.xerotier.router.web.management;

/**
 * @param keep id of the agent that keeps the name; the other is revoked
 * @param reason how it was found out which is the right one
 */
record RecoverRequest(String keep, String reason) {}
