package org.xerotier.router.web.people;

/** @param subject what the issuer's {@code sub} says */
record IdentityRequest(String issuer, String subject) {}
