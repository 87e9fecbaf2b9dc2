package org.xerotier.router.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;

/** Machines with one rule broken each: what the random test must notice. */
final class PlantedBugs {

    private PlantedBugs() {}

    /** The machine, or a broken one. */
    static class UnderTest extends ApprovalMachine {

        /** Told which key the next voter uses; the rules do not ask. */
        void presents(String key) {}
    }

    static final class LateApprovalCounted extends UnderTest {
        @Override
        boolean isTooLateToDecide(Course course, Instant now) {
            return false;
        }
    }

    static final class SecondKeyIsAnotherPerson extends UnderTest {
        private String key = "";

        @Override
        void presents(String next) {
            key = next;
        }

        @Override
        boolean isBarredRequester(Course course, Voter by) {
            return super.isBarredRequester(course, by) && key.equals("the key that asked");
        }
    }

    static final class VoteCountedTwice extends UnderTest {
        @Override
        boolean isRepeat(Course course, Voter by) {
            return false;
        }

        @Override
        List<Standing> counted(Course course, Standings people) {
            List<Standing> all = new ArrayList<>();
            for (Word word : course.words()) {
                Optional<Standing> one = people.of(word.principal());
                if (word.digest().equals(course.digest())
                        && one.isPresent()
                        && (course.terms().requesterMayApprove()
                                || !word.principal().equals(course.requester()))) {
                    Standing person = one.get();
                    all.add(new Standing(
                            person.principal() + "#" + all.size(),
                            person.user(),
                            person.name(),
                            person.roles(),
                            person.systemRoles(),
                            person.delegated()));
                }
            }
            return all;
        }
    }

    static final class EditKeepsOldVotes extends UnderTest {
        @Override
        List<Word> wordsAfterEdit(Course course, Word first) {
            List<Word> kept = new ArrayList<>();
            for (Word word : course.words()) {
                if (!word.principal().equals(first.principal())) {
                    kept.add(new Word(word.principal(), first.digest(), word.isException()));
                }
            }
            kept.add(first);
            return kept;
        }
    }

    static final class TimeoutApproves extends UnderTest {
        @Override
        ApprovalStatus afterTheLastClock(Course course) {
            return ApprovalStatus.APPROVED;
        }
    }

    static final class LostStandingStillCounts extends UnderTest {
        @Override
        List<Standing> counted(Course course, Standings people) {
            List<Standing> all = new ArrayList<>(super.counted(course, people));
            for (Word word : course.words()) {
                if (people.of(word.principal()).isEmpty()) {
                    all.addAll(super.counted(
                            course,
                            principal -> people.of(principal)
                                    .or(() -> Optional.of(new Standing(
                                            principal,
                                            null,
                                            "gone",
                                            Set.of(ProjectRole.values()),
                                            Set.of(),
                                            Set.of())))));
                    break;
                }
            }
            return all;
        }
    }

    static final class DeadlineItselfIsInTime extends UnderTest {
        @Override
        boolean isTooLateToDecide(Course course, Instant now) {
            return now.minusNanos(2)
                    .isAfter(Objects.requireNonNull(course.due()).minusNanos(1));
        }
    }
}
