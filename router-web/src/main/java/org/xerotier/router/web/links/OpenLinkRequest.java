package org.xerotier.router.web.links;

/** @param token from the fragment of the link */
record OpenLinkRequest(String token) {}
