package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.mesh.Peer;
import org.xerotier.router.workspace.PauseReason;

/** Settles which of two keys keeps a name, and finds out about agents that say they are another. */
@Stateless
public class ConflictService {

    @Inject
    AgentRepository agents;

    @Inject
    ConflictRepository conflicts;

    @Inject
    RotationRepository rotations;

    @Inject
    AgentTokenCheck tokens;

    @Inject
    Roll roll;

    @Inject
    Contest contest;

    @Inject
    Acting acting;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    Event<AgentBarsChanged> changes;

    @Inject
    Event<AgentRevoked> revoked;

    @Inject
    Event<AgentConflictResolved> resolved;

    /**
     * Ends the conflict an agent is in: one keeps the name and may be given work again, the other is revoked.
     *
     * @param agent one of the two, by id or name
     * @param keep which keeps the name; by id, since the name is what they quarrel about
     */
    public AgentId recover(Actor actor, String agent, String keep, String reason) {
        PauseReason why = new PauseReason(reason);
        Agent named = roll.require(actor, agent);
        ConflictId id = Optional.ofNullable(named.conflict()).orElseThrow(() -> notInConflict(named));
        AgentConflict seen = conflicts.find(actor.requireProject(), id);
        if (!AgentId.matches(keep) || !seen.isAbout(new AgentId(keep))) {
            throw FleetError.AGENT_NOT_FOUND.because(
                    "keep must be the id of one of the two that claim '%s': %s, who had it first, or %s."
                            .formatted(seen.view().registrationName(), seen.holder(), seen.challenger()),
                    "keep");
        }
        AgentId keptId = new AgentId(keep);
        AgentId lostId = seen.other(keptId);
        boolean keptFirst = keptId.value().compareTo(lostId.value()) < 0;
        Agent first = agents.lock(keptFirst ? keptId : lostId).orElseThrow();
        Agent second = agents.lock(keptFirst ? lostId : keptId).orElseThrow();
        AgentConflict conflict = conflicts.lock(actor.requireProject(), id).orElseThrow();
        if (!conflict.isOpen()) {
            throw notInConflict(named);
        }
        settle(actor, conflict, keptFirst ? first : second, keptFirst ? second : first, why.text());
        return keptId;
    }

    private void settle(Actor actor, AgentConflict conflict, Agent kept, Agent lost, String reason) {
        kept.requireNotRevoked();
        conflict.resolve(kept.id(), actor, reason, clock.instant());
        agents.flush();
        boolean isNews = !lost.isRevoked();
        if (isNews) {
            lost.revoke(clock.instant());
            rotations.open(lost.id()).ifPresent(open -> open.end(RotationState.CANCELLED, clock.instant()));
        }
        lost.prevail();
        agents.flush();
        kept.prevail();
        for (Agent each : new Agent[] {kept, lost}) {
            roll.note(
                    each.id(),
                    AgentEventType.CONFLICT_RESOLVED,
                    Roll.detail()
                            .put("conflict", conflict.id().value())
                            .put("kept", kept.id().value())
                            .put("by", actor.name())
                            .put("reason", reason));
        }
        audit.record(
                actor,
                AuditEntry.of("agent.recovered", "agent", kept.id().value())
                        .about(kept.id())
                        .with("conflict", conflict.id().value())
                        .with("registration_name", conflict.view().registrationName())
                        .with("revoked", lost.id().value())
                        .with("reason", reason));
        if (isNews) {
            roll.note(
                    lost.id(),
                    AgentEventType.REVOKED,
                    Roll.detail().put("by", actor.name()).put("reason", reason));
            audit.record(
                    actor,
                    AuditEntry.of("agent.revoked", "agent", lost.id().value())
                            .about(lost.id())
                            .with("reason", reason));
            revoked.fire(AgentRevoked.of(lost));
        }
        changes.fire(new AgentBarsChanged(kept.id(), Bars::prevailing));
        resolved.fire(new AgentConflictResolved(kept.project(), conflict.view(), kept.id()));
    }

    /**
     * An agent said hello as another one. With that one's token it is no slip: two keys hold what only one was given, and
     * neither gets work until somebody has looked. Without it the hello is merely refused.
     *
     * @return whether there is a conflict about it now
     */
    public boolean collide(Peer peer, String claimed, String token) {
        if (!AgentId.matches(claimed) || claimed.equals(peer.agent().value())) {
            return false;
        }
        AgentId holderId = new AgentId(claimed);
        tokens.requireValid(holderId, token);
        agents.closeGate(holderId);
        agents.closeGate(peer.agent());
        boolean holderFirst = claimed.compareTo(peer.agent().value()) < 0;
        Optional<Agent> first = agents.lock(holderFirst ? holderId : peer.agent());
        Optional<Agent> second = agents.lock(holderFirst ? peer.agent() : holderId);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        Agent holder = holderFirst ? first.get() : second.get();
        Agent challenger = holderFirst ? second.get() : first.get();
        if (!holder.project().equals(challenger.project()) || holder.isRevoked() || challenger.isRevoked()) {
            return false;
        }
        if (!holder.isContested() && !challenger.isContested()) {
            contest.begin(
                    acting.agent(challenger),
                    holder,
                    challenger,
                    new AgentConflict.Challenge(ConflictCause.HELLO, null, null));
        }
        return true;
    }

    private static RouterException notInConflict(Agent agent) {
        return FleetError.AGENT_NOT_IN_CONFLICT.because(
                "No other key claims the name of agent %s; there is nothing to recover from."
                        .formatted(agent.registrationName()));
    }
}
