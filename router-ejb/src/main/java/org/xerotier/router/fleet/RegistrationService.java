package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.TokenId;

/**
 * The door for enrolment: writes down who was enrolled and which token they hold. Works only inside the enrolling
 * transaction; whether somebody may enrol is decided there.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RegistrationService {

    @Inject
    AgentRepository agents;

    @Inject
    ManifestRepository manifests;

    @Inject
    ConflictRepository conflicts;

    @Inject
    Contest contest;

    @Inject
    ConflictConfig config;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<AgentEnrolled> enrolled;

    /**
     * Whose name this is: nobody's, the agent's own, or that of another key. Refuses a key another agent has, and a name
     * that is contested already. What it found stays true until the transaction ends.
     */
    public NameClaim claim(NewAgent wanted) {
        agents.reserve(wanted.project() + "/" + wanted.registrationName());
        agents.reserve(wanted.curvePublicKey());
        Optional<Agent> byKey = agents.findByCurveKey(wanted.curvePublicKey());
        byKey.ifPresent(Agent::requireNotRevoked);
        Optional<Agent> byName =
                agents.findByName(wanted.project(), wanted.registrationName().value());
        byName.filter(Agent::isContested).ifPresent(contested -> {
            throw AgentIdentity.contestedRefusal(wanted.registrationName().value());
        });
        if (byName.isPresent() && byName.get().hasKeys(wanted.curvePublicKey(), wanted.signingPublicKey())) {
            return NameClaim.own(byName.get().identity());
        }
        if (conflicts.isOpen(wanted.project(), wanted.registrationName().value())) {
            // The holder was revoked, but not the other: whose the name is must be said before anybody new gets it.
            throw AgentIdentity.contestedRefusal(wanted.registrationName().value());
        }
        if (byKey.isPresent() || agents.isOfARotation(wanted.curvePublicKey())) {
            throw FleetError.CURVE_KEY_TAKEN.because(
                    "This CURVE key is or was that of another agent; give each agent its own new key files.",
                    "curve_public_key");
        }
        return byName.isEmpty()
                ? NameClaim.FREE
                : NameClaim.another(byName.get().identity());
    }

    /**
     * Writes down an agent that claims the name of another. It gets no token and no connection, and neither gets work,
     * until a person says which keeps the name.
     */
    public ConflictView contest(Actor actor, NewAgent made, AgentId holderId, Challenge challenge) {
        requireFewConflicts(made, challenge);
        agents.closeGate(holderId);
        Agent holder = require(holderId);
        Agent challenger = new Agent(made, TokenId.next(ids), clock.instant());
        ConflictView conflict = contest.begin(
                actor,
                holder,
                challenger,
                new AgentConflict.Challenge(
                        ConflictCause.ENROLMENT, challenge.joinKey().value(), challenge.source()));
        manifests.put(made.id(), made.manifest(), clock.instant());
        return conflict;
    }

    /** Whoever has many stolen join keys that name nobody shall not stop a fleet with them. */
    private void requireFewConflicts(NewAgent made, Challenge challenge) {
        Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
        if (!challenge.isForThisName() && conflicts.begunSince(made.project(), hourAgo) >= config.perHour()) {
            throw FleetError.REGISTRATION_NAME_TAKEN.because(
                    "Another agent of this project is called '%s', and too many names were claimed by second keys within"
                                    .formatted(made.registrationName())
                            + " the hour for this claim to count; mint a join key for this very name.",
                    "registration_name");
        }
    }

    /**
     * What a second claim came with.
     *
     * @param isForThisName the join key was minted for this very name, so it can stop no other
     * @param source address it came from
     */
    public record Challenge(JoinKeyId joinKey, boolean isForThisName, String source) {}

    /** Writes down a new agent. */
    public AgentIdentity register(NewAgent made, TokenId token) {
        Agent agent = new Agent(made, token, clock.instant());
        agents.add(agent);
        manifests.put(made.id(), made.manifest(), clock.instant());
        note(made.id(), AgentEventType.ENROLLED, detail().put("agent_version", made.agentVersion()));
        enrolled.fire(new AgentEnrolled(made.id(), made));
        return agent.identity();
    }

    /** Writes down that an agent enrolled again: same keys and name, newer manifest and token. */
    public AgentIdentity registerAgain(AgentId id, NewAgent made, TokenId token) {
        Agent agent = require(id);
        agent.requireNotRevoked();
        agent.issue(token, token, clock.instant());
        if (!agent.manifestHash().equals(made.manifest().hash())) {
            agent.publish(made.manifest());
            manifests.put(id, made.manifest(), clock.instant());
        }
        note(
                id,
                AgentEventType.ENROLLED,
                detail().put("agent_version", made.agentVersion()).put("again", true));
        enrolled.fire(new AgentEnrolled(id, made));
        return agent.identity();
    }

    /** Writes down that an agent has a new token. */
    public AgentIdentity issue(AgentId id, TokenId presented, TokenId token) {
        Agent agent = require(id);
        agent.issue(token, presented, clock.instant());
        note(id, AgentEventType.TOKEN_REFRESHED, detail().put("token_id", token.value()));
        return agent.identity();
    }

    /** Who an agent is, held to the end of the transaction. */
    public Optional<AgentIdentity> lock(AgentId id) {
        return agents.lock(id).map(Agent::identity);
    }

    /** Once per call: locking reads the row again and would undo what is not written yet. */
    private Agent require(AgentId id) {
        return agents.lock(id).orElseThrow(() -> new IllegalStateException("no agent " + id));
    }

    private void note(AgentId agent, AgentEventType type, ObjectNode detail) {
        agents.add(new AgentEvent(ids, agent, type, detail, clock.instant()));
    }

    private static ObjectNode detail() {
        return JsonNodeFactory.instance.objectNode();
    }
}
