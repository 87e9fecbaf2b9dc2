package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;

/** What agents, their events and join keys look like. */
final class Sheets {
    static final Table AGENTS = Table.of(
            "no agents: make a join key with xeroctl agents join-keys create --name NAME",
            Column.id("ID", "id"),
            Column.of("NAME", "registration_name"),
            Column.state("STATE", "state"),
            Column.names("HELD BY", "holds"),
            Column.of("TOOLS", "tool_count"),
            Column.of("RUNNING", "running"),
            Column.time("LAST SEEN", "last_seen_at"),
            Column.of("CAPACITY", "capacity").wide(),
            Column.of("REGION", "region").wide(),
            Column.names("WORKSPACES", "workspaces").wide(),
            Column.flag("DRIFT", "manifest_drift").wide(),
            Column.of("VERSION", "agent_version").wide(),
            Column.time("LEASE EXPIRES", "lease_expires_at").wide());

    static final Card AGENT = Card.of(
                    Column.id("Agent", "id"),
                    Column.of("Registration name", "registration_name"),
                    Column.state("State", "state"),
                    Column.names("Held by", "holds"),
                    Column.of("Role", "role"),
                    Column.of("Region", "region"),
                    Column.names("Workspaces", "workspaces"),
                    Column.of("Running", "running"),
                    Column.of("Capacity", "capacity"),
                    Column.of("Version", "agent_version"),
                    Column.of("Manifest version", "manifest_version"),
                    Column.of("Manifest hash", "manifest_hash"),
                    Column.flag("Manifest drift", "manifest_drift"),
                    Column.time("Last seen", "last_seen_at"),
                    Column.time("Lease expires", "lease_expires_at"),
                    Column.time("Enrolled", "enrolled_at"),
                    Column.of("Tools", "tool_count"))
            .with(Column.of("Tools", "tools"), Column.of("Why it gets no work", "holds"));

    static final Card ROTATION = Card.of(
            Column.id("Rotation", "id"),
            Column.of("Agent", "agent.registration_name"),
            Column.state("State", "state"),
            Column.of("Reason", "reason"),
            Column.of("Asked by", "asked_by"),
            Column.time("Asked", "asked_at"),
            Column.time("Expires", "expires_at"),
            Column.time("New key admitted", "admitted_at"));

    static final Table CANDIDATES = Table.of(
            "no candidates: agents propose what their probes find when they start",
            Column.id("ID", "id"),
            Column.of("AGENT", "agent.registration_name"),
            Column.of("KIND", "kind"),
            Column.of("NAME", "name"),
            Column.state("STATE", "state"),
            Column.of("WORKSPACE", "workspace.name"),
            Column.of("EVIDENCE", "evidence").wide(),
            Column.time("REPORTED", "reported_at").wide());

    static final Card CANDIDATE = Card.of(
            Column.id("Candidate", "id"),
            Column.of("Agent", "agent.registration_name"),
            Column.of("Kind", "kind"),
            Column.of("Name", "name"),
            Column.of("Evidence", "evidence"),
            Column.state("State", "state"),
            Column.of("Workspace", "workspace.name"),
            Column.time("Reported", "reported_at"),
            Column.time("Decided", "decided_at"),
            Column.of("Decided by", "decided_by"),
            Column.of("Reason", "reason"));

    static final Table EVENTS = Table.of(
            "no events",
            Column.time("AT", "at"),
            Column.of("TYPE", "type"),
            Column.of("DETAIL", "detail"),
            Column.id("ID", "id").wide());

    static final Table JOIN_KEYS = Table.of(
            "no join keys: make one with xeroctl agents join-keys create --name NAME",
            Column.id("ID", "id"),
            Column.of("NAME", "name"),
            Column.state("STATE", "state"),
            Column.time("EXPIRES", "expires_at"),
            Column.of("ROLE", "role").wide(),
            Column.of("REGION", "region").wide(),
            Column.of("CONSUMED BY", "consumed_by.registration_name|consumed_by.id|consumed_by")
                    .wide());

    static final Card JOIN_KEY = Card.of(
            Column.id("Join key", "id"),
            Column.of("Name", "name"),
            Column.state("State", "state"),
            Column.of("Role", "role"),
            Column.of("Region", "region"),
            Column.of("Mesh address", "mesh_address"),
            Column.of("Registration name", "registration_name"),
            Column.time("Created", "created_at"),
            Column.time("Expires", "expires_at"),
            Column.time("Consumed", "consumed_at"),
            Column.time("Revoked", "revoked_at"),
            Column.of("Consumed by", "consumed_by.registration_name|consumed_by.id|consumed_by"),
            Column.id("Key", "key"));

    private Sheets() {}
}
