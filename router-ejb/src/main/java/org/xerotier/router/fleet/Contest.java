package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.Ids;

/** Stops two agents that claim one name, in the transaction of whoever found out. Rows that are there are locked before. */
@ApplicationScoped
class Contest {

    @Inject
    ConflictRepository conflicts;

    @Inject
    AgentRepository agents;

    @Inject
    Roll roll;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<AgentConflictBegan> began;

    @Inject
    Event<AgentBarsChanged> changes;

    /** @param challenger may be new: no two rows have one name unless it is contested, so it is written last */
    ConflictView begin(Actor actor, Agent holder, Agent challenger, AgentConflict.Challenge challenge) {
        AgentConflict conflict =
                new AgentConflict(ConflictId.next(ids), holder, challenger.id(), challenge, clock.instant());
        conflicts.add(conflict);
        stop(holder, challenger, conflict);
        agents.flush();
        stop(challenger, holder, conflict);
        agents.add(challenger);
        audit.record(
                actor,
                AuditEntry.of("agent.conflict_began", "agent", holder.id().value())
                        .about(holder.id())
                        .with("conflict", conflict.id().value())
                        .with("registration_name", holder.registrationName().value())
                        .with("challenger", challenger.id().value())
                        .with("challenger_key", challenger.curvePublicKey())
                        .with("cause", challenge.cause().wireName())
                        .with("join_key", challenge.joinKey())
                        .with("from", challenge.source()));
        began.fire(new AgentConflictBegan(holder.project(), conflict.view()));
        return conflict.view();
    }

    /**
     * Ends the conflict of an agent that was just revoked if the other was revoked before: nobody is left to keep the name,
     * and an open conflict would keep it from ever being protected again. Of two that are revoked at the same time the
     * later sees the earlier, since both hold the conflict to their commits.
     */
    void endIfNobodyIsLeft(Actor actor, Agent revoked, String reason) {
        ConflictId id = revoked.conflict();
        if (id == null) {
            return;
        }
        AgentConflict conflict = conflicts.lock(revoked.project(), id).orElseThrow();
        Agent other = agents.find(conflict.other(revoked.id())).orElseThrow();
        if (!conflict.isOpen() || !other.isRevoked()) {
            return;
        }
        conflict.resolve(revoked.id(), actor, reason, clock.instant());
        agents.flush();
        revoked.prevail();
        other.prevail();
        for (Agent each : new Agent[] {revoked, other}) {
            roll.note(
                    each.id(),
                    AgentEventType.CONFLICT_RESOLVED,
                    Roll.detail()
                            .put("conflict", id.value())
                            .put("by", actor.name())
                            .put("reason", reason));
        }
        audit.record(
                actor,
                AuditEntry.of("agent.conflict_ended", "agent", revoked.id().value())
                        .about(revoked.id())
                        .with("conflict", id.value())
                        .with("registration_name", conflict.view().registrationName())
                        .with("revoked_before", other.id().value())
                        .with("reason", reason));
    }

    private void stop(Agent one, Agent other, AgentConflict conflict) {
        one.contest(conflict.id());
        roll.note(
                one.id(),
                AgentEventType.CONFLICT,
                Roll.detail()
                        .put("conflict", conflict.id().value())
                        .put("with", other.id().value())
                        .put("cause", conflict.view().cause().wireName()));
        changes.fire(new AgentBarsChanged(one.id(), Bars::contesting));
    }
}
