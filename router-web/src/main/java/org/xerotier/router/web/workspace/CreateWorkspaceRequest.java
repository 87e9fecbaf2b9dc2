package org.xerotier.router.web.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.workspace.CreateWorkspace;
import org.xerotier.router.workspace.WorkspaceKind;

record CreateWorkspaceRequest(
        String name, @Nullable WorkspaceKind kind, @Nullable JsonNode scope) {

    CreateWorkspace wanted() {
        return new CreateWorkspace(
                name,
                kind == null ? WorkspaceKind.CHAT : kind,
                scope == null ? JsonNodeFactory.instance.objectNode() : scope);
    }
}
