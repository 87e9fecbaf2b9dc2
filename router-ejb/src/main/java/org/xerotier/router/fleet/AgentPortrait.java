package org.xerotier.router.fleet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.workspace.WorkspacePause;

/** Puts together what the database and this router's memory know of an agent. */
final class AgentPortrait {

    private final FleetDirectory directory;
    private final ConnectedAgents connected;
    private final Clock clock;
    private final Map<AgentId, Map<WorkspaceId, WorkspacePause>> pauses;
    private final Map<ConflictId, ConflictView> conflicts;

    AgentPortrait(
            FleetDirectory directory,
            ConnectedAgents connected,
            Clock clock,
            Map<AgentId, Map<WorkspaceId, WorkspacePause>> pauses,
            Map<ConflictId, ConflictView> conflicts) {
        this.directory = directory;
        this.connected = connected;
        this.clock = clock;
        this.pauses = pauses;
        this.conflicts = conflicts;
    }

    AgentView of(AgentRow row) {
        Optional<KnownAgent> known = directory.find(row.id());
        Optional<SessionView> session = connected.view(row.id());
        Instant now = clock.instant();
        boolean drifts = session.map(SessionView::drifting).orElse(row.drifting());
        return new AgentView(
                row.id(),
                row.registrationName(),
                row.role(),
                row.region(),
                row.state(),
                row.manifestHash(),
                row.manifestVersion(),
                drifts,
                known.map(agent -> List.copyOf(new TreeSet<>(agent.tools().keySet())))
                        .orElse(List.of()),
                known.map(KnownAgent::workspaces).orElse(Set.of()),
                session.map(SessionView::running).orElse(0),
                session.map(SessionView::capacity).orElse(row.capacity() == null ? 0 : row.capacity()),
                row.agentVersion(),
                session.map(view -> now.minus(view.silence())).orElse(row.lastSeenAt()),
                session.map(view -> now.plus(view.leaseLeft())).orElse(null),
                row.enrolledAt(),
                row.state() == AgentState.REVOKED ? List.of() : holds(row, drifts));
    }

    private List<Hold> holds(AgentRow row, boolean drifts) {
        List<Hold> holds = new ArrayList<>();
        ConflictView conflict = row.conflict() == null ? null : conflicts.get(row.conflict());
        if (conflict != null) {
            AgentId rival = row.id().equals(conflict.holder()) ? conflict.challenger() : conflict.holder();
            holds.add(new Hold(Hold.Kind.CONFLICT_PILL, null, conflict.beganAt(), null, rival.value()));
        }
        AgentPause pause = row.pause();
        if (pause != null) {
            holds.add(new Hold(Hold.Kind.PAUSED, null, pause.at(), pause.by(), pause.reason()));
        }
        pauses.getOrDefault(row.id(), Map.of())
                .forEach((workspace, at) ->
                        holds.add(new Hold(Hold.Kind.PAUSED, workspace, at.at(), at.by(), at.reason())));
        if (row.impairment() != null) {
            holds.add(new Hold(Hold.Kind.IMPAIRED, null, null, null, row.impairment()));
        }
        if (drifts) {
            holds.add(new Hold(Hold.Kind.MANIFEST_DRIFT, null, null, null, null));
        }
        if (row.state() == AgentState.DRAINING) {
            holds.add(new Hold(Hold.Kind.DRAINING, null, null, null, null));
        }
        return holds;
    }
}
