package org.xerotier.router.approval;

import static org.xerotier.router.approval.ApprovalError.APPROVAL_NOT_EDITABLE;
import static org.xerotier.router.approval.ApprovalError.APPROVAL_NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalDesk.File;
import org.xerotier.router.approval.ApprovalVote.Said;
import org.xerotier.router.approval.CallRevision.Revised;
import org.xerotier.router.approval.Verdict.Taken;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyVersion;

/** The door of this room: asking, deciding, and settling what nobody decided. */
@Stateless
public class ApprovalService {

    @Inject
    ApprovalRepository rows;

    @Inject
    ApprovalDesk desk;

    @Inject
    RoundSeal seal;

    @Inject
    PolicyQueries policies;

    @Inject
    CallRevision calls;

    /** Puts the question, within the transaction that creates the invocation; its first clock starts. */
    public ApprovalView open(Actor requester, OpenApproval question) {
        ApprovalRequest request = ask(requester, question);
        return makeDecidable(requester, request, question.digest());
    }

    /** Puts a question that nobody can answer yet, because the plan it will show must be made first. */
    public ApprovalView prepare(Actor requester, OpenApproval question) {
        return ask(requester, question).view();
    }

    /**
     * The plan is there: the question is decidable and its first clock starts.
     *
     * @param digest of the question with the plan in it
     * @param planDigest SHA-256 of the plan
     */
    public ApprovalView ready(Actor by, ApprovalId id, String digest, String planDigest) {
        ApprovalRequest request = lock(by, id);
        request.shows(planDigest);
        return makeDecidable(by, request, digest);
    }

    /** Consents, to what was asked or to other arguments. */
    public ApprovalView approve(Actor actor, ApprovalId id, Consent consent) {
        File file = desk.open(lock(actor, id), actor);
        Said said = new Said(consent.note(), consent.renderHash());
        JsonNode edited = consent.arguments();
        if (edited != null) {
            return edit(actor, file, consent, edited);
        }
        Taken taken = desk.judge(file, new Act.Approve(Voter.of(actor), consent.digest(), consent.confirm()));
        desk.record(file, VoteKind.APPROVE, actor, said);
        return desk.follow(file, taken, actor, consent.note());
    }

    public ApprovalView reject(Actor actor, ApprovalId id, String reason) {
        return reject(actor, id, reason, null);
    }

    /** @param renderHash SHA-256 of the page the person was shown, where the router rendered one */
    public ApprovalView reject(Actor actor, ApprovalId id, String reason, @Nullable String renderHash) {
        File file = desk.open(lock(actor, id), actor);
        Taken taken = desk.judge(file, new Act.Reject(Voter.of(actor)));
        desk.record(file, VoteKind.REJECT, actor, new Said(reason, renderHash));
        return desk.follow(file, taken, actor, reason);
    }

    /** The requester takes the question back; the invocation ends with it. */
    public ApprovalView withdraw(Actor actor, ApprovalId id, @Nullable String reason) {
        File file = desk.open(lock(actor, id), actor);
        return desk.follow(file, desk.judge(file, new Act.Withdraw(Voter.of(actor))), actor, reason);
    }

    /**
     * Takes the question back because its invocation is being cancelled, which ends the invocation as well.
     *
     * @return whether there was one
     */
    public boolean withdraw(Actor actor, InvocationId invocation, @Nullable String reason) {
        Optional<ApprovalRequest> open = rows.lockOpenOf(actor.requireProject(), invocation);
        open.ifPresent(request -> {
            File file = desk.open(request, actor);
            desk.follow(file, desk.judge(file, new Act.Cancel()), actor, reason);
        });
        return open.isPresent();
    }

    /** Settles what is past its deadline; how many there were. Never approves. */
    public int settleDue(Actor system, int limit) {
        List<ApprovalRequest> due = rows.lockDue(rows.now(), limit);
        due.forEach(request -> {
            Actor here = system.in(request.project());
            File file = desk.open(request, here);
            desk.follow(file, desk.judge(file, new Act.Clock()), here, "Nobody decided in time.");
        });
        return due.size();
    }

    /**
     * Whether consent that was given is enough at this moment: by the terms it was given under and by those in force, of
     * people who are still in standing. To be asked within the transaction that gives the work away.
     *
     * @param digest of what would run
     */
    public boolean stillHolds(ProjectId project, ApprovalId id, String digest, PolicyVersion inForce) {
        return rows.find(project, id)
                .filter(request -> request.digest().equals(digest))
                .map(request -> desk.stillHolds(request, inForce))
                .orElse(false);
    }

    private ApprovalRequest ask(Actor requester, OpenApproval question) {
        Instant now = rows.now();
        ApprovalRequest request = new ApprovalRequest(requester, question, now);
        rows.add(request);
        rows.add(new ApprovalRound(
                request,
                new ApprovalRound.Content(
                        question.argumentsDigest(),
                        seal.arguments(request, question.arguments().view()),
                        null),
                question.policy(),
                requester,
                now));
        return request;
    }

    private ApprovalView makeDecidable(Actor by, ApprovalRequest request, String digest) {
        File file = desk.open(request, by);
        Taken taken = desk.judge(file, new Act.Ready(digest));
        desk.openStage(request, taken.course(), taken.steps().get(0));
        return desk.follow(file, taken, by, null);
    }

    private ApprovalView edit(Actor actor, File file, Consent consent, JsonNode arguments) {
        ApprovalRequest request = file.request();
        desk.requireNoBar(file, actor);
        if (request.planDigest() != null) {
            throw APPROVAL_NOT_EDITABLE.because(
                    "%s shows a plan of the call as it is; with other arguments it would be another plan. Reject it and have it called again."
                            .formatted(request.id()));
        }
        JsonNode before = seal.arguments(request.project(), rows.round(request));
        ArrayNode changes = ArgumentsDiff.between(before, arguments);
        if (changes.isEmpty()) {
            throw APPROVAL_NOT_EDITABLE.because(
                    "The arguments are the same as before; approve without 'arguments' to consent to them.",
                    "arguments");
        }
        RiskLevel riskBefore = request.risk();
        PolicyVersion pinned = policies.version(request.project(), request.policy());
        Revised revised = calls.revise(actor, request.invocation(), arguments, riskBefore, pinned, request.round() + 1);
        Taken taken = desk.judge(
                file,
                new Act.Edit(
                        Voter.of(actor),
                        consent.digest(),
                        consent.confirm(),
                        revised.digest(),
                        Terms.of(revised.policy().document().level(revised.effective())),
                        revised.effective() != riskBefore
                                || !revised.policy().id().equals(pinned.id()),
                        revised.effective() == RiskLevel.IRREVERSIBLE ? request.tool() : null));
        request.judgedBy(revised.policy(), revised.declared(), revised.effective());
        request.follow(taken.course().as(ApprovalStatus.PENDING));
        rows.add(new ApprovalRound(
                request,
                new ApprovalRound.Content(
                        revised.argumentsDigest(),
                        seal.arguments(request, revised.arguments().view()),
                        seal.diff(request, changes)),
                revised.policy(),
                actor,
                file.now()));
        desk.record(file, VoteKind.EDIT, actor, new Said(consent.note(), consent.renderHash()));
        return desk.follow(file, taken, actor, consent.note());
    }

    private ApprovalRequest lock(Actor actor, ApprovalId id) {
        return rows.lock(actor.requireProject(), id).orElseThrow(() -> notFound(id));
    }

    static RuntimeException notFound(ApprovalId id) {
        return APPROVAL_NOT_FOUND.because(
                "There is no approval request %s in this project. `xeroctl approvals list` shows them.".formatted(id));
    }
}
