package org.xerotier.router.approval;

import static org.xerotier.router.approval.ApprovalError.APPROVAL_ALREADY_RESOLVED;
import static org.xerotier.router.approval.ApprovalError.APPROVAL_ALREADY_VOTED;
import static org.xerotier.router.approval.ApprovalError.APPROVAL_CHANGED;
import static org.xerotier.router.approval.ApprovalError.APPROVAL_DEADLINE_PASSED;
import static org.xerotier.router.approval.ApprovalError.APPROVAL_NOT_READY;
import static org.xerotier.router.approval.ApprovalError.APPROVER_NOT_PERMITTED;
import static org.xerotier.router.approval.ApprovalError.CONFIRMATION_REQUIRED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.Verdict.Refused;
import org.xerotier.router.approval.Verdict.Step;
import org.xerotier.router.approval.Verdict.Taken;
import org.xerotier.router.people.Standing;

/**
 * The rules by which people decide, as one function of where a request stands, what is done, and when. It has no memory and
 * touches nothing. The package-private methods are the single rules; tests break one at a time and must notice.
 */
class ApprovalMachine {

    /** What the act makes of the request, or why it makes nothing of it. */
    final Verdict judge(Course course, Act act, Instant now, Standings people) {
        if (course.status().isSettled()) {
            return act instanceof Act.Clock
                    ? new Taken(course, List.of())
                    : refused(
                            APPROVAL_ALREADY_RESOLVED,
                            "The request is %s already; nothing was changed."
                                    .formatted(course.status().wireName()));
        }
        if (act instanceof Act.Approve approve) {
            return approve(course, approve, now, people);
        }
        if (act instanceof Act.Edit edit) {
            return edit(course, edit, now, people);
        }
        if (act instanceof Act.Reject reject) {
            return reject(course, reject, now, people);
        }
        if (act instanceof Act.Withdraw withdraw) {
            return withdraw(course, withdraw.by(), now);
        }
        if (act instanceof Act.Ready ready) {
            return ready(course, ready, now);
        }
        return act instanceof Act.Cancel ? ended(course, ApprovalStatus.WITHDRAWN, now) : clock(course, now);
    }

    /** Whether consent that was given still stands: for work that waited between the decision and its claim. */
    final boolean stillHolds(Course course, Standings people) {
        return course.status() == ApprovalStatus.APPROVED && isComplete(course, people);
    }

    /** Why this person cannot decide now, or null: for those who must know before they prepare an edit. */
    final @Nullable Refused bar(Course course, Voter by, Instant now, Standings people) {
        if (course.status().isSettled()) {
            return refused(APPROVAL_ALREADY_RESOLVED, "The request is settled already; nothing was changed.");
        }
        if (course.status() == ApprovalStatus.PREPARING) {
            return refused(
                    APPROVAL_NOT_READY, "The plan this request will show is still being made; look again in a moment.");
        }
        if (!by.isAPerson() || !by.mayDecide()) {
            return refused(APPROVER_NOT_PERMITTED, "Deciding is for people, and needs the scope 'approve'.");
        }
        if (isTooLateToDecide(course, now)) {
            return refused(
                    APPROVAL_DEADLINE_PASSED,
                    "The clock of stage %d has run out; a decision now is too late. If the policy has a next stage, it opens in a moment."
                            .formatted(course.stage()));
        }
        if (isBarredRequester(course, by)) {
            return refused(
                    APPROVER_NOT_PERMITTED,
                    "The requester may not decide their own request, under any of their keys. Ask somebody else, or withdraw it.");
        }
        Optional<Standing> standing = people.of(by.principal());
        if (standing.isEmpty()) {
            return refused(
                    APPROVER_NOT_PERMITTED,
                    "You are no active member of this project, so your word does not count here.");
        }
        if (!course.now().approvers().concerns(standing.get())) {
            return refused(
                    APPROVER_NOT_PERMITTED,
                    "The policy does not ask you at stage %d; `xeroctl approvals show` says whom it asks."
                            .formatted(course.stage()));
        }
        return null;
    }

    private Verdict approve(Course course, Act.Approve act, Instant now, Standings people) {
        Refused bar = bar(course, act.by(), now, people);
        if (bar == null) {
            bar = unseen(course, act.seen());
        }
        if (bar == null) {
            bar = unconfirmed(course.confirmation(), act.confirm());
        }
        if (bar != null) {
            return bar;
        }
        boolean isRepeat = isRepeat(course, act.by());
        Course after = isRepeat ? course : course.with(word(course, act.by(), course.digest()));
        if (isComplete(after, people)) {
            return taken(after.as(ApprovalStatus.APPROVED), ApprovalHappening.APPROVED, now);
        }
        return isRepeat
                ? refused(
                        APPROVAL_ALREADY_VOTED,
                        "Your word is on record for this round; others are needed besides. A person counts once.")
                : taken(after, ApprovalHappening.VOTED, now);
    }

    private Verdict edit(Course course, Act.Edit act, Instant now, Standings people) {
        Refused bar = bar(course, act.by(), now, people);
        if (bar == null) {
            bar = unseen(course, act.seen());
        }
        if (bar == null) {
            bar = unconfirmed(act.confirmation(), act.confirm());
        }
        if (bar != null) {
            return bar;
        }
        Word first = word(course, act.by(), act.digest());
        Course after = course.asking(act.digest(), wordsAfterEdit(course, first), act.confirmation());
        List<Step> steps = new ArrayList<>();
        if (act.startsOver()) {
            after = after.under(act.terms(), now);
            if (isBarredRequester(after, act.by())) {
                return refused(APPROVER_NOT_PERMITTED, "At the level of these arguments the requester may not decide.");
            }
        }
        steps.add(step(ApprovalHappening.EDITED, after, now));
        if (act.startsOver()) {
            steps.add(step(ApprovalHappening.STAGE_OPENED, after, now));
        }
        if (isComplete(after, people)) {
            after = after.as(ApprovalStatus.APPROVED);
            steps.add(step(ApprovalHappening.APPROVED, after, now));
        }
        return new Taken(after, steps);
    }

    private Verdict reject(Course course, Act.Reject act, Instant now, Standings people) {
        Refused bar = bar(course, act.by(), now, people);
        return bar == null ? ended(course, ApprovalStatus.REJECTED, now) : bar;
    }

    private Verdict withdraw(Course course, Voter by, Instant now) {
        return by.principal().equals(course.requester())
                ? ended(course, ApprovalStatus.WITHDRAWN, now)
                : refused(APPROVER_NOT_PERMITTED, "Only the requester withdraws a request; you may reject it instead.");
    }

    private Verdict ready(Course course, Act.Ready act, Instant now) {
        if (course.status() != ApprovalStatus.PREPARING) {
            return refused(APPROVAL_ALREADY_RESOLVED, "The request is decidable already.");
        }
        return taken(course.opened(act.digest(), now), ApprovalHappening.REQUESTED, now);
    }

    /** Every clock that has run out by now, in order; each next one began when the one before it ended. */
    private Verdict clock(Course course, Instant now) {
        Course after = course;
        List<Step> steps = new ArrayList<>();
        while (after.status() == ApprovalStatus.PENDING && isLate(after, now)) {
            Instant ranOut = dueOf(after);
            if (after.terms().escalates() && after.terms().hasStageAfter(after.stage())) {
                int next = after.stage() + 1;
                after = after.atStage(
                        next, ranOut.plus(after.terms().stage(next).timeout()));
                steps.add(step(ApprovalHappening.STAGE_OPENED, after, ranOut));
            } else {
                after = after.as(afterTheLastClock(after));
                steps.add(step(happening(after.status()), after, now));
            }
        }
        return new Taken(after, steps);
    }

    // -- the single rules -------------------------------------------------------------------------------------------

    boolean isTooLateToDecide(Course course, Instant now) {
        return isLate(course, now);
    }

    boolean isLate(Course course, Instant now) {
        return !now.isBefore(dueOf(course));
    }

    boolean isBarredRequester(Course course, Voter by) {
        return by.principal().equals(course.requester()) && !course.terms().requesterMayApprove();
    }

    boolean isRepeat(Course course, Voter by) {
        return course.hasWordOf(by.principal());
    }

    /** The words that count now: of this digest, of people who are still in standing, each once. */
    List<Standing> counted(Course course, Standings people) {
        Map<String, Standing> counted = new LinkedHashMap<>();
        for (Word word : course.words()) {
            boolean isTheirs = word.principal().equals(course.requester());
            if (word.digest().equals(course.digest())
                    && (!isTheirs || course.terms().requesterMayApprove())) {
                people.of(word.principal()).ifPresent(standing -> counted.putIfAbsent(word.principal(), standing));
            }
        }
        return List.copyOf(counted.values());
    }

    List<Word> wordsAfterEdit(Course course, Word first) {
        return List.of(first);
    }

    ApprovalStatus afterTheLastClock(Course course) {
        return course.terms().escalates() ? ApprovalStatus.ESCALATED : ApprovalStatus.TIMEOUT;
    }

    private boolean isComplete(Course course, Standings people) {
        return course.now().approvers().isSatisfiedBy(counted(course, people));
    }

    /** Before the first edit there was only one question to see; after it, consent says which one it means. */
    private static @Nullable Refused unseen(Course course, @Nullable String seen) {
        if (seen == null ? course.round() == 1 : seen.equals(course.digest())) {
            return null;
        }
        return refused(
                APPROVAL_CHANGED,
                "The arguments were edited: round %d asks for digest %s. Look at them and consent with that digest."
                        .formatted(course.round(), course.digest()));
    }

    private static @Nullable Refused unconfirmed(@Nullable String needed, @Nullable String typed) {
        return needed == null || needed.equals(typed)
                ? null
                : refused(
                        CONFIRMATION_REQUIRED,
                        "%s cannot be undone. Repeat the tool's name to approve it: confirm=\"%s\"."
                                .formatted(needed, needed));
    }

    private static Word word(Course course, Voter by, String digest) {
        return new Word(by.principal(), digest, by.principal().equals(course.requester()));
    }

    private static Instant dueOf(Course course) {
        if (course.due() == null) {
            throw new IllegalStateException("a pending request without a clock");
        }
        return course.due();
    }

    private static Verdict ended(Course course, ApprovalStatus status, Instant now) {
        return taken(course.as(status), happening(status), now);
    }

    private static Verdict taken(Course after, ApprovalHappening what, Instant at) {
        return new Taken(after, List.of(step(what, after, at)));
    }

    private static Step step(ApprovalHappening what, Course after, Instant at) {
        return new Step(what, after.round(), after.stage(), at);
    }

    private static Refused refused(ApprovalError code, String message) {
        return new Refused(code, message);
    }

    private static ApprovalHappening happening(ApprovalStatus status) {
        return switch (status) {
            case PREPARING, PENDING -> ApprovalHappening.REQUESTED;
            case APPROVED -> ApprovalHappening.APPROVED;
            case REJECTED -> ApprovalHappening.REJECTED;
            case TIMEOUT -> ApprovalHappening.TIMED_OUT;
            case ESCALATED -> ApprovalHappening.ESCALATED;
            case WITHDRAWN -> ApprovalHappening.WITHDRAWN;
        };
    }
}
