package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Cursor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.policy.CallFacts;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyReader;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.security.ScopeGuard;
import org.xerotier.router.workspace.WorkspaceView;

/** Replays a policy over calls that were made, beside the one in force. Changes nothing. */
@Stateless
public class SimulationQueries {

    @Inject
    ReadRepository rows;

    @Inject
    PolicyQueries policies;

    @Inject
    PayloadSeal seal;

    /**
     * What would change for the newest calls of a workspace. Conditions look into arguments, so whoever asks must be
     * allowed to see those.
     */
    public Simulation replay(Actor actor, WorkspaceView workspace, Replay wanted) {
        ScopeGuard.requireAny(actor, Scope.EXECUTION);
        ProjectId project = actor.requireProject();
        PolicyVersion now = policies.effective(project, workspace.id());
        SimulationTally tally = new SimulationTally(now, candidate(project, workspace, wanted));
        InvocationFilter filter =
                new InvocationFilter(Set.of(), null, workspace.id(), null, null, wanted.from(), wanted.to());
        @Nullable Cursor after = null;
        boolean more = true;
        while (more && tally.examined() < wanted.limit()) {
            int size = Math.min(PageRequest.MAX, wanted.limit() - tally.examined());
            List<Object[]> page = rows.calls(project, filter, new PageRequest(size, after));
            more = page.size() > size;
            for (Object[] row : page.subList(0, Math.min(size, page.size()))) {
                InvocationId id = new InvocationId((String) row[0]);
                tally.count(id, (Instant) row[5], facts(project, workspace, id, row));
                after = new Cursor(id.value());
            }
        }
        return tally.result(more);
    }

    private SimulationTally.Candidate candidate(ProjectId project, WorkspaceView workspace, Replay wanted) {
        JsonNode document = wanted.document();
        String policy = wanted.policy();
        if ((document == null) == (policy == null)) {
            throw KernelError.INVALID_BODY.because(
                    "Send either a document or the id of a policy version (or a preset's name) as policy.", "document");
        }
        if (document != null) {
            return new SimulationTally.Candidate(null, PolicyReader.read(document));
        }
        PolicyVersion version = policies.named(project, workspace.id(), String.valueOf(policy));
        return new SimulationTally.Candidate(version, version.document());
    }

    private CallFacts facts(ProjectId project, WorkspaceView workspace, InvocationId id, Object[] row) {
        return new CallFacts(
                (String) row[1],
                RiskLevel.ofWireName((String) row[2]),
                workspace.name(),
                (String) row[3],
                seal.argumentsJson(project, id, (byte[]) row[4]));
    }
}
