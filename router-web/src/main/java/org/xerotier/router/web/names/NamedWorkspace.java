package org.xerotier.router.web.names;

/** A workspace, where something else is the subject. */
public record NamedWorkspace(String id, String name) {}
