package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.mesh.Peer;

/** The door for what agents do and for what becomes of them; each call is one unit of work under the agent's row lock. */
@Stateless
public class AgentLifeService {

    @Inject
    AgentRepository agents;

    @Inject
    ManifestRepository manifests;

    @Inject
    AgentTokenCheck tokens;

    @Inject
    KeyTurn keys;

    @Inject
    AuditLog audit;

    @Inject
    RouterRoster roster;

    @Inject
    Acting acting;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<AgentAway> away;

    /** Puts a hello on record, or refuses it. */
    public Greeting greet(Peer peer, Hello hello) {
        int version = commonVersion(hello);
        if (!hello.agentId().equals(peer.agent().value())) {
            throw unknown();
        }
        tokens.requireValid(peer.agent(), hello.token());
        Agent agent = agents.lock(peer.agent()).orElseThrow(AgentLifeService::unknown);
        agent.requireNotRevoked();
        if (!agent.curvePublicKey().equals(peer.key().hex())
                && !keys.comesBack(acting.agent(agent), agent, peer.key())) {
            throw unknown();
        }
        AgentState before = agent.connect(
                new Agent.Arrival(hello.bootId(), hello.agentVersion(), hello.capacity(), hello.manifestHash()),
                agents.now());
        agents.meet(agent.id(), roster.self());
        AgentEventType type = before == AgentState.STALE ? AgentEventType.RECOVERED : AgentEventType.CONNECTED;
        note(
                agent,
                type,
                detail().put("boot_id", hello.bootId())
                        .put("in_flight", hello.inFlight().size()));
        note(agent, hello.impairment());
        return new Greeting(
                agent.id(), agent.project(), agent.registrationName().value(), before, agent.manifestHash(), version);
    }

    /** An agent says that it cannot take work, or that it can again. Routers it speaks to all hear it; one is told. */
    public void suffer(AgentId id, String trouble) {
        note(require(id), trouble);
    }

    private void note(Agent agent, String trouble) {
        String before = agent.impairment();
        if (agent.suffer(trouble.isEmpty() ? null : trouble)) {
            note(
                    agent,
                    trouble.isEmpty() ? AgentEventType.IMPAIRMENT_OVER : AgentEventType.IMPAIRED,
                    detail().put("impairment", trouble.isEmpty() ? before : trouble));
        }
    }

    /** Puts a manifest an agent published on record. */
    public void publish(AgentId id, AcceptedManifest manifest, ManifestChange change) {
        Agent agent = require(id);
        if (agent.manifestHash().equals(manifest.hash())) {
            agent.declare(manifest.hash());
            return;
        }
        agent.publish(manifest);
        manifests.put(id, manifest, clock.instant());
        note(agent, AgentEventType.MANIFEST_CHANGED, change.toJson().put("manifest_hash", manifest.hash()));
        audit.record(
                acting.agent(agent),
                AuditEntry.of("agent.manifest_changed", "agent", id.value())
                        .about(id)
                        .with("manifest_hash", manifest.hash())
                        .with("tools_added", change.added().size())
                        .with("tools_removed", change.removed().size())
                        .with("risk_lowered", String.join(" ", change.loweredRisk())));
    }

    /** An agent declares another manifest than the one on record, or the one on record again. */
    public void declare(AgentId id, String hash) {
        require(id).declare(hash);
    }

    public void manifestRefused(AgentId id, String hash, String reason) {
        Agent agent = require(id);
        agent.declare(hash);
        note(
                agent,
                AgentEventType.MANIFEST_REFUSED,
                detail().put("manifest_hash", hash).put("reason", reason));
    }

    public void drain(AgentId id) {
        Agent agent = require(id);
        if (agent.presence() == AgentState.ACTIVE) {
            agent.drain();
            note(agent, AgentEventType.DRAINING, detail());
        }
    }

    /** An agent left in good order. Whether it counted as present and no other router has a session with it. */
    public boolean leave(AgentId id, String reason) {
        Agent agent = require(id);
        boolean drained = agent.presence() == AgentState.DRAINING;
        if (agents.part(id, roster.self(), roster.timeout()) || !isPresent(agent)) {
            return false;
        }
        agent.lose();
        note(agent, drained ? AgentEventType.DRAINED : AgentEventType.DISCONNECTED, detail().put("reason", reason));
        away.fire(AgentAway.of(agent, AgentLost.Reason.LEFT));
        return true;
    }

    public void disconnected(AgentId id) {
        agents.find(id)
                .filter(agent -> !agent.isRevoked())
                .ifPresent(agent -> note(agent, AgentEventType.DISCONNECTED, detail()));
    }

    /**
     * Marks an agent stale that this router has not heard for a time, unless another router that lives has a session with
     * it or has heard it. Whether it did.
     */
    public boolean lose(AgentId id, Duration silence) {
        Optional<Agent> found = agents.lock(id);
        boolean isElsewhere = agents.part(id, roster.self(), roster.timeout());
        if (isElsewhere || found.filter(AgentLifeService::isPresent).isEmpty() || !agents.isSilent(id, silence)) {
            return false;
        }
        Agent agent = found.get();
        agent.lose();
        note(agent, AgentEventType.LEASE_LOST, detail().put("silence_ms", silence.toMillis()));
        audit.record(
                acting.system("lease-sweep", agent.project()),
                AuditEntry.of("agent.lease_lost", "agent", id.value())
                        .about(id)
                        .with("silence_ms", silence.toMillis()));
        away.fire(AgentAway.of(agent, AgentLost.Reason.LEASE_LAPSED));
        return true;
    }

    /** Agents no router has written of for a time, though they count as present. */
    public List<AgentId> silentFor(Duration silence, int limit) {
        return agents.silentFor(silence, limit).stream().map(AgentId::new).toList();
    }

    /**
     * Writes down which agents this router has sessions with, and when each was heard last.
     *
     * @return those that count as lost all the same: they must say hello again
     */
    public List<AgentId> seen(Collection<SessionView> sessions) {
        ArrayNode silences = JsonNodeFactory.instance.arrayNode();
        for (SessionView session : sessions) {
            silences.addObject()
                    .put("id", session.agent().value())
                    .put("millis", session.silence().toMillis());
        }
        agents.seen(silences.toString());
        agents.align(roster.self(), silences.toString());
        return agents.staleAmong(silences.toString()).stream().map(AgentId::new).toList();
    }

    private Agent require(AgentId id) {
        Agent agent = agents.lock(id).orElseThrow(AgentLifeService::unknown);
        agent.requireNotRevoked();
        return agent;
    }

    private void note(Agent agent, AgentEventType type, ObjectNode detail) {
        agents.add(new AgentEvent(ids, agent.id(), type, detail, clock.instant()));
    }

    private static ObjectNode detail() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean isPresent(Agent agent) {
        return agent.presence() == AgentState.ACTIVE || agent.presence() == AgentState.DRAINING;
    }

    private static int commonVersion(Hello hello) {
        if (hello.minVersion() > Envelope.VERSION || hello.maxVersion() < Envelope.VERSION) {
            throw FleetError.PROTOCOL_VERSION_UNSUPPORTED.because(
                    "This router speaks protocol version %d, the agent %d to %d; install a matching agent."
                            .formatted(Envelope.VERSION, hello.minVersion(), hello.maxVersion()));
        }
        return Envelope.VERSION;
    }

    private static RuntimeException unknown() {
        return FleetError.AGENT_UNKNOWN.because(
                "The connection's key is not enrolled for this agent id; enrol the agent again with a new join key.");
    }
}
