package org.xerotier.xeroctl;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRefusal;

/** What to type after a refusal. */
final class NextStep {
    private NextStep() {}

    static @Nullable String after(ApiRefusal refusal) {
        return switch (refusal.code()) {
            case "project_not_found", "route_not_found" -> "xeroctl config show";
            case "scope_insufficient", "router_not_ready", "storage_unavailable" -> "xeroctl status";
            case "exec_tool_not_found" -> "xeroctl exec tools";
            case "workspace_not_found", "workspace_not_operational", "workspace_name_taken" ->
                "xeroctl workspaces list";
            case "workspace_binding_not_found", "outside_workspace_scope" -> "xeroctl workspaces list -o wide";
            case "agent_not_found", "registration_name_taken", "tool_executor_unavailable" -> "xeroctl agents list";
            case "invocation_not_found", "execution_not_found", "invocation_not_cancellable", "idempotency_conflict" ->
                "xeroctl exec list";
            case "approval_not_found", "approval_already_resolved", "approver_not_permitted", "confirmation_required" ->
                "xeroctl approvals list -o wide";
            case "join_key_not_found", "join_key_not_active" -> "xeroctl agents join-keys list";
            case "webhook_not_found", "webhook_limit_reached", "webhook_test_limit_reached" -> "xeroctl webhooks list";
            case "dead_letter_not_found" -> "xeroctl dead-letters list";
            case "api_key_not_found" -> "xeroctl keys list";
            case "token_expired", "token_invalid" -> "xeroctl login --username NAME";
            case "user_not_found" -> "xeroctl users list";
            case "member_not_found", "last_owner" -> "xeroctl members list";
            case "delegation_not_found" -> "xeroctl delegations list";
            default -> refusal.status() == 401 ? "xeroctl config show" : null;
        };
    }
}
