package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.CandidateId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.workspace.PauseReason;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/** What agents found on their hosts, and what people make of it. Nothing is bound before somebody approves. */
@Stateless
public class CandidateService {

    /** Of one agent, decided ones included; what it reports beyond is not kept. */
    static final int MOST_PER_AGENT = 256;

    @Inject
    CandidateRepository candidates;

    @Inject
    AgentRepository agents;

    @Inject
    Roll roll;

    @Inject
    WorkspaceService workspaces;

    @Inject
    BindingService bindings;

    @Inject
    Acting acting;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<CandidatesFound> found;

    /** Writes down what is new. What was reported before, decided or not, stays as it is. */
    public void report(AgentId id, List<Candidate> reported) {
        Agent agent = agents.lock(id).orElseThrow();
        agent.requireNotRevoked();
        Set<List<String>> known = new HashSet<>();
        candidates.ofAgent(agent.project(), id).stream()
                .map(AgentCandidate::view)
                .forEach(one -> known.add(List.of(one.kind(), one.name())));
        List<CandidateView> fresh = new ArrayList<>();
        for (Candidate one : reported) {
            if (known.size() < MOST_PER_AGENT && known.add(List.of(one.kind(), one.name()))) {
                AgentCandidate candidate =
                        new AgentCandidate(CandidateId.next(ids), agent.project(), id, one, clock.instant());
                candidates.add(candidate);
                fresh.add(candidate.view());
            }
        }
        if (!fresh.isEmpty()) {
            tell(agent, fresh);
        }
    }

    private void tell(Agent agent, List<CandidateView> fresh) {
        var detail = Roll.detail();
        var names = detail.putArray("candidates");
        fresh.forEach(one -> names.add(one.kind() + ':' + one.name()));
        roll.note(agent.id(), AgentEventType.DISCOVERY_PENDING, detail);
        audit.record(
                acting.agent(agent),
                AuditEntry.of("agent.candidates_reported", "agent", agent.id().value())
                        .about(agent.id())
                        .with("candidates", fresh.size()));
        found.fire(new CandidatesFound(
                agent.project(), agent.id(), agent.registrationName().value(), fresh));
    }

    /** Of one agent or of all in the actor's project, newest first. */
    public Page<CandidateView> list(
            Actor actor, @Nullable String agent, @Nullable CandidateState state, PageRequest page) {
        AgentId of = agent == null ? null : roll.require(actor, agent).id();
        return Page.cut(
                candidates.list(actor.requireProject(), of, state, page).stream()
                        .map(AgentCandidate::view)
                        .toList(),
                page,
                one -> one.id().value());
    }

    /**
     * Lets the agent serve a workspace because of what it found.
     *
     * @param workspace id or name of one that is there; null: the one called as the candidate is, which is made if need be
     */
    public CandidateView approve(Actor actor, String agent, String candidate, @Nullable String workspace) {
        Agent of = roll.require(actor, agent);
        AgentCandidate chosen = lock(actor, of, candidate);
        WorkspaceView place = workspace == null
                ? workspaces.operational(actor, chosen.view().name())
                : workspaces.get(actor.requireProject(), workspace);
        bindings.bind(actor, place.id().value(), of.id().value());
        chosen.approve(place.id(), actor, clock.instant());
        return decided(
                actor, chosen.view(), AgentEventType.CANDIDATE_APPROVED, "agent.candidate_approved", place.name());
    }

    /** Turns a candidate down for good: reported again it stays so. */
    public CandidateView reject(Actor actor, String agent, String candidate, String reason) {
        PauseReason why = new PauseReason(reason);
        AgentCandidate chosen = lock(actor, roll.require(actor, agent), candidate);
        chosen.reject(why.text(), actor, clock.instant());
        return decided(actor, chosen.view(), AgentEventType.CANDIDATE_REJECTED, "agent.candidate_rejected", null);
    }

    private CandidateView decided(
            Actor actor, CandidateView candidate, AgentEventType type, String action, @Nullable String workspace) {
        var detail = Roll.detail()
                .put("candidate", candidate.kind() + ':' + candidate.name())
                .put("by", actor.name());
        if (workspace != null) {
            detail.put("workspace", workspace);
        }
        if (candidate.reason() != null) {
            detail.put("reason", candidate.reason());
        }
        roll.note(candidate.agent(), type, detail);
        audit.record(
                actor,
                AuditEntry.of(action, "agent", candidate.agent().value())
                        .about(candidate.agent())
                        .with("candidate", candidate.id().value())
                        .with("kind", candidate.kind())
                        .with("name", candidate.name())
                        .with("workspace", workspace)
                        .with("reason", candidate.reason()));
        return candidate;
    }

    private AgentCandidate lock(Actor actor, Agent agent, String candidate) {
        if (!CandidateId.matches(candidate)) {
            throw notFound();
        }
        return candidates
                .lock(actor.requireProject(), new CandidateId(candidate))
                .filter(one -> one.isOf(agent.id()))
                .orElseThrow(CandidateService::notFound);
    }

    private static RouterException notFound() {
        return FleetError.CANDIDATE_NOT_FOUND.because(
                "This agent proposed no such candidate; `xeroctl agents candidates list` shows those there are.");
    }
}
