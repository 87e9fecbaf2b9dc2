package org.xerotier.router.web.people;

/** @param user id or username */
record AddMemberRequest(String user, String role) {}
