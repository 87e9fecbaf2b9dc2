package org.xerotier.router.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.Verdict.Refused;
import org.xerotier.router.approval.Verdict.Step;
import org.xerotier.router.approval.Verdict.Taken;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyVersion;

/**
 * Carries a locked request through an act: loads its course, lets the machine judge, and writes what came of it in the
 * order the database's guards can follow.
 */
@ApplicationScoped
class ApprovalDesk {

    private final ApprovalMachine machine = new ApprovalMachine();

    @Inject
    ApprovalRepository rows;

    @Inject
    Electorate electorate;

    @Inject
    PolicyQueries policies;

    @Inject
    ApprovalEvents events;

    @Inject
    Event<ApprovalResolved> resolved;

    @Inject
    Ids ids;

    /** A request under lock, with everything a decision depends on, at one instant. */
    record File(ApprovalRequest request, Course course, List<ApprovalVote> votes, Standings standings, Instant now) {}

    /** To be opened once the request is locked: the time is read then. */
    File open(ApprovalRequest request, Actor actor) {
        List<ApprovalVote> votes = rows.votes(request);
        return new File(request, course(request, votes), votes, electorate.of(request, votes, actor), rows.now());
    }

    Course course(ApprovalRequest request, List<ApprovalVote> votes) {
        Terms terms = Terms.of(
                policies.version(request.project(), request.policy()).document().level(request.risk()));
        List<Word> words = votes.stream()
                .filter(vote -> vote.round() == request.round() && vote.kind() != VoteKind.REJECT)
                .map(ApprovalVote::word)
                .toList();
        return request.course(terms, words);
    }

    boolean stillHolds(ApprovalRequest request, PolicyVersion inForce) {
        List<ApprovalVote> votes = rows.votes(request);
        Course course = course(request, votes);
        Standings standings = electorate.of(request, votes);
        Terms now = Terms.of(inForce.document().level(request.risk()));
        return machine.stillHolds(course, standings)
                && (inForce.id().equals(request.policy()) || machine.stillHolds(course.by(now), standings));
    }

    /** Whether a word counts as things are. */
    boolean counts(Course course, Standings standings, ApprovalVote vote) {
        return vote.kind() != VoteKind.REJECT
                && vote.round() == course.round()
                && machine.counted(course, standings).stream()
                        .anyMatch(one -> one.principal().equals(vote.principal())
                                && course.now().approvers().concerns(one));
    }

    /** Refuses now what would be refused anyway once an edit is prepared. */
    void requireNoBar(File file, Actor actor) {
        Refused bar = machine.bar(file.course(), Voter.of(actor), file.now(), file.standings());
        if (bar != null) {
            throw refusal(file.request(), bar);
        }
    }

    Taken judge(File file, Act act) {
        Verdict verdict = machine.judge(file.course(), act, file.now(), file.standings());
        if (verdict instanceof Refused refused) {
            throw refusal(file.request(), refused);
        }
        return (Taken) verdict;
    }

    /** Puts a word on record, before what it brings about. */
    void record(File file, VoteKind kind, Actor by, ApprovalVote.Said said) {
        boolean isRepeat = kind != VoteKind.REJECT
                && file.votes().stream()
                        .anyMatch(vote -> vote.round() == file.request().round()
                                && vote.kind() != VoteKind.REJECT
                                && vote.principal().equals(by.principal()));
        if (!isRepeat) {
            rows.write();
            rows.add(new ApprovalVote(ids.next(IdPrefix.VOTE), file.request(), kind, by, said, file.now()));
            rows.write();
        }
    }

    /** Makes the rows say what the machine said, and tells everybody. */
    ApprovalView follow(File file, Taken taken, Actor by, @Nullable String words) {
        ApprovalRequest request = file.request();
        Course after = taken.course();
        for (Step step : taken.steps()) {
            if (step.what() == ApprovalHappening.STAGE_OPENED) {
                boolean isByClock = step.round() == file.course().round();
                settleStage(request, isByClock ? "passed" : "superseded", file.now());
                openStage(request, after, step);
            }
        }
        request.follow(after);
        if (after.status().isSettled()) {
            settleStage(request, after.status().wireName(), file.now());
            request.settle(after.status(), by, file.now(), words);
        }
        taken.steps().forEach(step -> events.tell(by, request, after, step, words));
        ApprovalView view = request.view();
        if (after.status().isSettled()) {
            resolved.fire(new ApprovalResolved(by, view));
        }
        return view;
    }

    void openStage(ApprovalRequest request, Course course, Step step) {
        rows.add(new ApprovalStage(
                request,
                step.round(),
                step.stage(),
                step.at(),
                step.at().plus(course.terms().stage(step.stage()).timeout())));
        rows.write();
    }

    private void settleStage(ApprovalRequest request, String outcome, Instant now) {
        rows.stages(request).stream()
                .filter(stage -> stage.settledAt() == null)
                .forEach(stage -> stage.settle(outcome, now));
    }

    private static RuntimeException refusal(ApprovalRequest request, Refused refused) {
        return refused.code().because(request.id() + ": " + refused.message());
    }
}
