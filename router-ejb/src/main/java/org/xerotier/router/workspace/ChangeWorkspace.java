package org.xerotier.router.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What shall be different; {@code null} leaves as it is. */
public record ChangeWorkspace(
        @Nullable String name,
        @Nullable WorkspaceKind kind,
        @Nullable JsonNode scope) {}
