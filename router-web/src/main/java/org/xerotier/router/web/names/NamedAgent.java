package org.xerotier.router.web.names;

/** An agent, where something else is the subject. */
public record NamedAgent(String id, String registrationName) {}
