package org.xerotier.xeroctl;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRefusal;

/** What to type after a refusal. */
final class NextStep {
    private NextStep() {}

    static @Nullable String after(ApiRefusal refusal) {
        return switch (refusal.code()) {
            case "project_not_found" -> "xeroctl config show";
            case "scope_insufficient" -> "xeroctl status";
            case "exec_tool_not_found", "tool_not_in_workspace" -> "xeroctl exec tools";
            case "workspace_not_found", "workspace_not_operational" -> "xeroctl workspaces list";
            case "agent_not_found", "agent_not_bound", "tool_executor_unavailable" -> "xeroctl agents list";
            case "invocation_not_found", "execution_not_found", "invocation_not_cancellable" -> "xeroctl exec list";
            case "approval_not_found", "approval_already_resolved" -> "xeroctl approvals list";
            case "join_key_not_found" -> "xeroctl agents join-keys list";
            case "api_key_not_found" -> "xeroctl keys list";
            default -> refusal.status() == 401 ? "xeroctl config show" : null;
        };
    }
}
