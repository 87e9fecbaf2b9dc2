package org.xerotier.xeroctl.exec;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What tools, invocations and executions look like. */
final class Sheets {
    static final Table TOOLS = Table.of(
            "no tools here: is an agent connected and bound to the workspace? Try: xeroctl agents list",
            Column.id("NAME", "name"),
            Column.of("RISK", "risk"),
            Column.of("DESCRIPTION", "description"),
            Column.of("DOMAIN", "domain").wide(),
            Column.of("SCOPE", "scope").wide(),
            Column.of("TIMEOUT_MS", "timeout_ms").wide(),
            Column.of("IDEMPOTENT", "idempotent").wide(),
            Column.names("AGENTS", "agents").wide(),
            Column.names("WORKSPACES", "workspaces").wide());

    static final Card TOOL = Card.of(
            Column.of("Name", "name"),
            Column.of("Function name", "function_name"),
            Column.of("Description", "description"),
            Column.of("Domain", "domain"),
            Column.of("Risk", "risk"),
            Column.of("Scope", "scope"),
            Column.of("Timeout (ms)", "timeout_ms"),
            Column.of("Idempotent", "idempotent"),
            Column.of("Has a plan", "has_plan"),
            Column.of("Has a probe", "has_probe"),
            Column.of("Output format", "output_format"),
            Column.names("Agents", "agents"),
            Column.names("Workspaces", "workspaces"));

    static final Table ARGUMENTS = Table.of(
            "no arguments",
            Column.id("ARGUMENT", "name"),
            Column.of("TYPE", "type"),
            Column.of("REQUIRED", "required"),
            Column.of("DEFAULT", "default"),
            Column.of("DESCRIPTION", "description"));

    static final Table INVOCATIONS = Table.of(
            "no invocations match",
            Column.id("ID", "id"),
            Column.state("STATUS", "status"),
            Column.of("TOOL", "tool"),
            Column.of("WORKSPACE", "workspace.name"),
            Column.time("CREATED", "created_at"),
            Column.of("AGENT", "agent.registration_name").wide(),
            Column.of("RISK", "risk").wide(),
            Column.of("EXIT", "exit_code").wide(),
            Column.time("ENDED", "ended_at").wide(),
            Column.of("BY", "requested_by.name|requested_by.id").wide(),
            Column.id("EXECUTION", "execution_id").wide(),
            Column.of("ERROR", "error.code").wide());

    static final Table AMBIGUOUS = Table.of(
            "no invocation is of unknown outcome",
            Column.id("ID", "invocation.id"),
            Column.of("TOOL", "invocation.tool"),
            Column.of("AGENT", "execution.agent.registration_name|execution.agent.id"),
            Column.state("AGENT IS", "agent_state"),
            Column.of("WHY", "ambiguity.error.code"),
            Column.of("PROBE", "ambiguity.probe.answer|ambiguity.probe.note"),
            Column.time("SINCE", "ambiguity.since"),
            Column.of("EPOCH", "execution.epoch").wide(),
            Column.time("DISPATCHED", "execution.dispatched_at").wide(),
            Column.time("STARTED", "execution.started_at").wide(),
            Column.of("RISK", "invocation.risk").wide(),
            Column.of("WORKSPACE", "invocation.workspace.name").wide(),
            Column.of("BY", "invocation.requested_by.name|invocation.requested_by.id")
                    .wide(),
            Column.of("ARGS DIGEST", "invocation.args_digest").wide(),
            Column.of("REPORTS", "reports").wide(),
            Column.of("LAST OUTPUT", "last_output").wide());

    static final Table RUNS = Table.of(
            "never given to an agent",
            Column.of("EPOCH", "epoch"),
            Column.id("EXECUTION", "id"),
            Column.of("AGENT", "agent.registration_name|agent.id"),
            Column.state("STATUS", "status"),
            Column.time("DISPATCHED", "dispatched_at"),
            Column.time("STARTED", "started_at"),
            Column.time("FINISHED", "finished_at"));

    static final Table DOUBTS = Table.of(
            "its outcome was never unknown",
            Column.of("EPOCH", "epoch"),
            Column.time("UNKNOWN SINCE", "since"),
            Column.of("WHY", "error.code"),
            Column.of("PROBES", "probe.tries"),
            Column.of("PROBE SAID", "probe.answer|probe.note"),
            Column.of("SETTLED BY", "resolved_by.name|settled_by"),
            Column.of("AS", "outcome"),
            Column.of("REASON", "reason"));

    static final Table REPORTS = Table.of(
            "no report came late or twice",
            Column.of("KIND", "kind"),
            Column.of("EPOCH", "epoch"),
            Column.of("AGENT", "agent.registration_name|agent.id"),
            Column.time("RECEIVED", "received_at"),
            Column.of("OUTCOME", "outcome"),
            Column.of("EXIT", "exit_code"),
            Column.of("ERROR", "error.code"));

    static final Card INVOCATION = Card.of(
                    Column.id("Invocation", "id"),
                    Column.state("Status", "status"),
                    Column.of("Tool", "tool"),
                    Column.of("Risk", "risk"),
                    Column.of("Workspace", "workspace.name|workspace.id"),
                    Column.of("Agent", "agent.registration_name|agent.id"),
                    Column.of("Requested by", "requested_by.name|requested_by.id"),
                    Column.of("Reason", "reason"),
                    Column.of("Idempotency key", "idempotency_key"),
                    Column.of("Timeout (ms)", "timeout_ms"),
                    Column.id("Approval", "approval_id"),
                    Column.id("Execution", "execution_id"),
                    Column.of("Epoch", "epoch"),
                    Column.of("Digest", "digest"),
                    Column.time("Created", "created_at"),
                    Column.time("Queued", "queued_at"),
                    Column.time("Dispatched", "dispatched_at"),
                    Column.time("Started", "started_at"),
                    Column.time("Ended", "ended_at"),
                    Column.of("Exit code", "exit_code"),
                    Column.of("Error", "error.code"),
                    Column.of("Error message", "error.message"),
                    Column.of("Cancel reason", "cancel_reason"),
                    Column.flag("Output truncated", "output_truncated"))
            .with(Column.of("Arguments", "args"), Column.of("Output", "output"));

    static final Card EXECUTION = Card.of(
                    Column.id("Execution", "id"),
                    Column.id("Invocation", "invocation_id"),
                    Column.state("Status", "status"),
                    Column.of("Tool", "tool"),
                    Column.of("Workspace", "workspace.name|workspace.id"),
                    Column.of("Agent", "agent.registration_name|agent.id"),
                    Column.of("Epoch", "epoch"),
                    Column.time("Started", "started_at"),
                    Column.time("Finished", "finished_at"),
                    Column.of("Exit code", "exit_code"),
                    Column.of("Error", "error.code"),
                    Column.of("Error message", "error.message"),
                    Column.of("Stdout (bytes)", "stdout_bytes"),
                    Column.of("Stderr (bytes)", "stderr_bytes"),
                    Column.of("Output SHA-256", "output_sha256"),
                    Column.flag("Output truncated", "output_truncated"),
                    Column.flag("Preview only", "output_preview_truncated"))
            .with(Column.of("Output", "output"));

    private Sheets() {}
}
