package org.xerotier.router.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.policy.Stage;

/**
 * Where a request stands: everything a decision depends on besides who may stand for what, and the time.
 *
 * @param round counted from 1; an edit begins the next
 * @param digest what is asked in this round
 * @param stage counted from 0
 * @param due deadline of the stage; null until the question is decidable
 * @param words given in this round
 * @param requester the principal who asked
 * @param confirmation what must be typed to consent, or null
 */
record Course(
        ApprovalStatus status,
        int round,
        String digest,
        int stage,
        @Nullable Instant due,
        List<Word> words,
        String requester,
        @Nullable String confirmation,
        Terms terms) {

    Course {
        words = List.copyOf(words);
    }

    Stage now() {
        return terms.stage(stage);
    }

    boolean hasWordOf(String principal) {
        return words.stream().anyMatch(word -> word.principal().equals(principal));
    }

    Course as(ApprovalStatus next) {
        return new Course(next, round, digest, stage, due, words, requester, confirmation, terms);
    }

    Course with(Word word) {
        List<Word> more = new ArrayList<>(words);
        more.add(word);
        return new Course(status, round, digest, stage, due, more, requester, confirmation, terms);
    }

    Course atStage(int next, Instant nextDue) {
        return new Course(status, round, digest, next, nextDue, words, requester, confirmation, terms);
    }

    /** The next round, with these words already given. */
    Course asking(String otherDigest, List<Word> given, @Nullable String otherConfirmation) {
        return new Course(status, round + 1, otherDigest, stage, due, given, requester, otherConfirmation, terms);
    }

    /** The same words at the same stage, judged by other terms. */
    Course by(Terms other) {
        return new Course(status, round, digest, stage, due, words, requester, confirmation, other);
    }

    /** From the first stage of other terms. */
    Course under(Terms other, Instant start) {
        return new Course(
                status, round, digest, 0, start.plus(other.stage(0).timeout()), words, requester, confirmation, other);
    }

    /** Decidable from now on. */
    Course opened(String readyDigest, Instant now) {
        return new Course(
                ApprovalStatus.PENDING,
                round,
                readyDigest,
                stage,
                now.plus(now().timeout()),
                words,
                requester,
                confirmation,
                terms);
    }
}
