package org.xerotier.router.web.people;

record PasswordRequest(String password) {}
