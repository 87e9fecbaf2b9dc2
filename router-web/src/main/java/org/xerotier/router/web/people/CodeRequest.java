package org.xerotier.router.web.people;

/** @param code of the authenticator app */
record CodeRequest(String code) {}
