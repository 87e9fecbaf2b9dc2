package org.xerotier.router.web.people;

record ChangePasswordRequest(String current, String password) {}
