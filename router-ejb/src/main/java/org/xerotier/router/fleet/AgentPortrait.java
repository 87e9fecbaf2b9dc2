package org.xerotier.router.fleet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts together what the database and this router's memory know of an agent. */
final class AgentPortrait {

    private final FleetDirectory directory;
    private final ConnectedAgents connected;
    private final Clock clock;

    AgentPortrait(FleetDirectory directory, ConnectedAgents connected, Clock clock) {
        this.directory = directory;
        this.connected = connected;
        this.clock = clock;
    }

    AgentView of(AgentRow row) {
        Optional<KnownAgent> known = directory.find(row.id());
        Optional<SessionView> session = connected.view(row.id());
        Instant now = clock.instant();
        return new AgentView(
                row.id(),
                row.registrationName(),
                row.role(),
                row.region(),
                row.state(),
                row.manifestHash(),
                row.manifestVersion(),
                session.map(SessionView::drifting).orElse(row.drifting()),
                known.map(agent -> List.copyOf(new TreeSet<>(agent.tools().keySet())))
                        .orElse(List.of()),
                known.map(KnownAgent::workspaces).orElse(Set.of()),
                session.map(SessionView::running).orElse(0),
                session.map(SessionView::capacity).orElse(row.capacity() == null ? 0 : row.capacity()),
                row.agentVersion(),
                session.map(view -> now.minus(view.silence())).orElse(row.lastSeenAt()),
                session.map(view -> now.plus(view.leaseLeft())).orElse(null),
                row.enrolledAt());
    }
}
