package org.xerotier.router.web.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.workspace.ChangeWorkspace;
import org.xerotier.router.workspace.WorkspaceKind;

/** What is left out stays as it is. */
record ChangeWorkspaceRequest(
        @Nullable String name,
        @Nullable WorkspaceKind kind,
        @Nullable JsonNode scope) {

    ChangeWorkspace wanted() {
        return new ChangeWorkspace(name, kind, scope);
    }
}
