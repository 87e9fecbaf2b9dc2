package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
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
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<AgentEnrolled> enrolled;

    /**
     * The agent that has this name and these keys already, if one has. Refuses a name another key has and a key another
     * agent has. What it found stays true until the transaction ends.
     */
    public Optional<AgentIdentity> claim(NewAgent wanted) {
        agents.reserve(wanted.project() + "/" + wanted.registrationName());
        agents.reserve(wanted.curvePublicKey());
        Optional<Agent> byKey = agents.findByCurveKey(wanted.curvePublicKey());
        byKey.ifPresent(Agent::requireNotRevoked);
        Optional<Agent> byName =
                agents.findByName(wanted.project(), wanted.registrationName().value());
        if (byName.isPresent() && !byName.get().hasKeys(wanted.curvePublicKey(), wanted.signingPublicKey())) {
            throw FleetError.REGISTRATION_NAME_TAKEN.because(
                    "Another agent of this project is called '%s' and has other keys; choose another name, or revoke that agent first."
                            .formatted(wanted.registrationName()),
                    "registration_name");
        }
        if (byName.isEmpty() && byKey.isPresent()) {
            throw FleetError.CURVE_KEY_TAKEN.because(
                    "This CURVE key is that of an agent enrolled under another name; give each agent its own key files.",
                    "curve_public_key");
        }
        return byName.map(Agent::identity);
    }

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
        agent.issue(token, clock.instant());
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
    public AgentIdentity issue(AgentId id, TokenId token) {
        Agent agent = require(id);
        agent.issue(token, clock.instant());
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
