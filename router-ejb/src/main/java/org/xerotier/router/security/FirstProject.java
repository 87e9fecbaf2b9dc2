package org.xerotier.router.security;

/** What the first project and its first key are called. */
public record FirstProject(String projectName, String keyName) {}
