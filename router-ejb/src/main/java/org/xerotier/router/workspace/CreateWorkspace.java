package org.xerotier.router.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/** What a new workspace shall be; the scope is the caller's document, checked by the door. */
public record CreateWorkspace(String name, WorkspaceKind kind, JsonNode scope) {}
