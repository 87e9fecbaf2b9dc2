package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.ApiRequest;
import picocli.CommandLine.Option;

/** Whose policies. */
final class WorkspaceFlag {
    @Option(
            names = {"-w", "--workspace"},
            required = true,
            paramLabel = "WORKSPACE",
            description = "The workspace (id or name) whose policies these are.")
    private String workspace = "";

    Place place() {
        return new Place(workspace);
    }

    /** The policies of one workspace. */
    record Place(String workspace) {
        ApiRequest get() {
            return ApiRequest.get("exec", "workspaces", workspace, "approval-policies");
        }

        ApiRequest get(String id) {
            return ApiRequest.get("exec", "workspaces", workspace, "approval-policies", id);
        }

        ApiRequest post(JsonNode body) {
            return ApiRequest.post(body, "exec", "workspaces", workspace, "approval-policies");
        }

        ApiRequest post(JsonNode body, String verb) {
            return ApiRequest.post(body, "exec", "workspaces", workspace, "approval-policies", verb);
        }

        ApiRequest activate(JsonNode body, String id) {
            return ApiRequest.post(body, "exec", "workspaces", workspace, "approval-policies", id, "activate");
        }
    }
}
