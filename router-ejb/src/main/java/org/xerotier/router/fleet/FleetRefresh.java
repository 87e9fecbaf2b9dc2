package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.manifest.ManifestRefused;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.mesh.MeshGate;

/**
 * Brings this router's memory up to date with the database, so that agents enrolled, bound or revoked through another
 * router are known here too. Manifests are read only when their hash is new.
 */
@ApplicationScoped
class FleetRefresh {

    private static final int MOST_READINGS = 3;

    @Inject
    FleetReadService database;

    @Inject
    FleetDirectory directory;

    @Inject
    ToolSets toolSets;

    @Inject
    MeshGate gate;

    @Inject
    FleetLog log;

    @Inject
    Event<AgentCapacityFreed> freed;

    @Inject
    Ticker ticker;

    private Set<PeerKey> admitted = Set.of();

    /** When the last reading began that was taken over as a whole; none before the first. */
    private @Nullable Long freshAt;

    /** One round. Called by one thread at a time. */
    synchronized void run() {
        long begun = ticker.nanos();
        if (takeOver()) {
            freshAt = begun;
        }
        admit();
    }

    /**
     * Sees to it that what was committed before a moment is known here. Those who ask at the same time share a reading;
     * a fleet that keeps changing meanwhile is read {@link #MOST_READINGS} times at most.
     *
     * @param moment of the {@link Ticker}
     */
    synchronized void upTo(long moment) {
        for (int i = 0; i < MOST_READINGS && (freshAt == null || freshAt - moment < 0); i++) {
            run();
        }
    }

    /** Whether it is known now what was committed before; not of agents that changed here meanwhile. */
    private boolean takeOver() {
        long readAt = directory.version();
        FleetReading reading = database.read();
        List<KnownAgent> agents = new ArrayList<>(reading.agents().size());
        for (RoutingRow row : reading.agents()) {
            agents.add(known(row, reading));
        }
        FleetDirectory.Difference difference = directory.replaceAll(readAt, agents);
        difference
                .freed()
                .forEach(agent -> directory
                        .find(agent)
                        .ifPresent(known -> freed.fire(new AgentCapacityFreed(agent, known.workspaces()))));
        return difference.isWhole();
    }

    /**
     * Also repairs what a failed call to the socket left undone. Looks again afterwards: an agent enrolled meanwhile was
     * admitted by its enrolment and would be turned away by a list that was older.
     */
    private void admit() {
        Set<PeerKey> keys = directory.keys();
        while (!keys.equals(admitted)) {
            gate.admit(keys);
            admitted = keys;
            keys = directory.keys();
        }
    }

    private KnownAgent known(RoutingRow row, FleetReading reading) {
        Optional<KnownAgent> before = directory.find(row.agent());
        Map<String, ToolDescriptor> tools = before.filter(
                        agent -> agent.manifestHash().equals(row.manifestHash()))
                .map(KnownAgent::tools)
                .orElseGet(() -> tools(row));
        return new KnownAgent(
                row.agent(),
                row.project(),
                row.registrationName(),
                row.key(),
                row.nextKey(),
                row.manifestHash(),
                tools,
                reading.bindings().getOrDefault(row.agent(), Set.of()),
                row.bars(reading.paused().getOrDefault(row.agent(), Set.of())));
    }

    private Map<String, ToolDescriptor> tools(RoutingRow row) {
        Optional<String> document = database.manifest(row.agent(), row.manifestHash());
        try {
            if (document.isPresent()) {
                return toolSets.of(ManifestIntake.stored(document.get()));
            }
        } catch (ManifestRefused | JsonRefused olderRules) {
            log.manifestUnreadable(row.agent(), row.manifestHash());
            return Map.of();
        }
        log.manifestUnreadable(row.agent(), row.manifestHash());
        return Map.of();
    }
}
