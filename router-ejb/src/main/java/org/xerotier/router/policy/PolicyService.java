package org.xerotier.router.policy;

import static org.xerotier.router.policy.PolicyError.POLICY_AUTHOR_NOT_PERMITTED;
import static org.xerotier.router.policy.PolicyError.POLICY_INVALID;
import static org.xerotier.router.policy.PolicyError.POLICY_NAME_RESERVED;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;

/** Writes versions of policies and puts them into force. */
@Stateless
public class PolicyService {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[._-]?[a-z0-9])*");

    @Inject
    PolicyRepository rows;

    @Inject
    PolicyQueries queries;

    @Inject
    PeopleQueries people;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Writes the next version under a name. It comes into force only by {@link #activate}. */
    public PolicyView create(Actor author, WorkspaceId workspace, String name, JsonNode document) {
        ProjectId project = author.requireProject();
        requireAuthority(author);
        requireFree(name);
        PolicyDocument policy = PolicyReader.read(document);
        rows.lock(project, workspace);
        int version = rows.lastVersion(project, workspace, name) + 1;
        PolicyVersion written = new PolicyVersion(PolicyId.next(ids), name, version, policy.digest(), policy);
        PolicyRow row = new PolicyRow(author, workspace, written, clock.instant());
        rows.add(row);
        audit.record(author, entry("approval_policy.created", workspace, written));
        return row.view(false);
    }

    /**
     * Puts a version, or a preset by its name, into force. Holds for every call from now on; calls that are waiting under
     * another version are judged again before they run.
     */
    public PolicyView activate(Actor actor, WorkspaceId workspace, String idOrPreset) {
        ProjectId project = actor.requireProject();
        requireAuthority(actor);
        rows.lock(project, workspace);
        PolicyVersion next = queries.named(project, workspace, idOrPreset);
        PolicyVersion before = queries.effective(project, workspace);
        if (!before.id().equals(next.id())) {
            int sequence = moveOn(project, workspace, next.id());
            rows.add(new PolicyActivation(actor, workspace, sequence, next.id(), clock.instant()));
            audit.record(
                    actor,
                    entry("approval_policy.activated", workspace, next)
                            .with("before", before.id().value())
                            .with("activation", sequence));
        }
        return queries.get(project, workspace, idOrPreset);
    }

    private int moveOn(ProjectId project, WorkspaceId workspace, PolicyId next) {
        Optional<PolicyInForce> pointer = rows.pointer(project, workspace);
        if (pointer.isEmpty()) {
            PolicyInForce first = new PolicyInForce(project, workspace, next);
            rows.add(first);
            return first.sequence();
        }
        pointer.get().moveOnTo(next);
        return pointer.get().sequence();
    }

    /** A policy decides who may consent, so writing one takes as much authority as making people owners. */
    private void requireAuthority(Actor actor) {
        boolean mayWrite = actor.has(Scope.MANAGEMENT)
                && people.standing(actor.requireProject(), actor.principal())
                        .filter(person -> person.roles().contains(ProjectRole.OWNER)
                                || person.systemRoles().contains(SystemRole.ADMIN))
                        .isPresent();
        if (!mayWrite) {
            throw POLICY_AUTHOR_NOT_PERMITTED.because(
                    "Approval policies are written and put into force by an owner of the"
                            + " project or an admin, with the scope 'management'. Ask one of them.");
        }
    }

    private static void requireFree(String name) {
        if (name.length() > 64 || !NAME.matcher(name).matches()) {
            throw POLICY_INVALID.because(
                    "policy_name has 1 to 64 of a-z and 0-9, with single '.', '_' or '-' between them.",
                    "/policy_name");
        }
        if (Preset.named(name).isPresent()) {
            throw POLICY_NAME_RESERVED.because(
                    "'%s' is built in and cannot be written; choose another name, and begin with \"preset\": \"%s\"."
                            .formatted(name, name),
                    "/policy_name");
        }
    }

    private static AuditEntry entry(String action, WorkspaceId workspace, PolicyVersion policy) {
        return AuditEntry.of(action, "approval_policy", policy.id().value())
                .with("workspace", workspace.value())
                .with("policy_name", policy.name())
                .with("version", policy.version())
                .with("digest", policy.documentDigest());
    }
}
