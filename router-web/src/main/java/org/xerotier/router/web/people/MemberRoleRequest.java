package org.xerotier.router.web.people;

record MemberRoleRequest(String role) {}
