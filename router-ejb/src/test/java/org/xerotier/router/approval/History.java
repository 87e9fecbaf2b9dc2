package org.xerotier.router.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.policy.ApproverRule;
import org.xerotier.router.policy.Stage;

/** One random course of a request, driven through the machine and the model at once. The same seed gives the same course. */
final class History {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final int PEOPLE = 5;
    private static final int STEPS = 14;
    private static final String TOOL = "kubectl.delete";

    private final boolean isTold;
    private final Random random;
    private final PlantedBugs.UnderTest machine;
    private final Map<Integer, ApprovalModel.Person> people = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final ApprovalModel model;
    private final boolean escalates;
    private final boolean requesterCounts;
    private Course course;
    private long time;

    /** @param isTold whether to note every step, for a person to read */
    History(long seed, PlantedBugs.UnderTest machine, boolean isTold) {
        this.isTold = isTold;
        this.random = new Random(seed);
        this.machine = machine;
        for (int who = 0; who < PEOPLE; who++) {
            if (random.nextInt(6) > 0) {
                people.put(who, somebody());
            }
        }
        escalates = random.nextBoolean();
        requesterCounts = random.nextInt(5) == 0;
        boolean typed = random.nextInt(5) == 0;
        List<ApprovalModel.Asks> ladder = ladder();
        model = new ApprovalModel(people, ladder, escalates, requesterCounts, typed);
        course = new Course(
                ApprovalStatus.PREPARING,
                1,
                digest(1),
                0,
                null,
                List.of(),
                principal(0),
                typed ? TOOL : null,
                terms(ladder));
        tell(() -> "ladder %s escalates=%s exception=%s typed=%s people=%s"
                .formatted(ladder, escalates, requesterCounts, typed, people));
    }

    /** The first difference between machine and model, with everything that led to it; null if there is none. */
    @Nullable
    String difference() {
        if (random.nextInt(10) > 0) {
            String difference = step(() -> "ready", new Act.Ready(digest(1)), model.ready(time));
            if (difference != null) {
                return difference;
            }
        }
        for (int i = 0; i < STEPS; i++) {
            String difference = randomStep();
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String randomStep() {
        switch (random.nextInt(16)) {
            case 0, 1 -> {
                time += random.nextInt(40);
                return null;
            }
            case 2 -> {
                return toTheDeadline();
            }
            case 3, 4 -> {
                return step(() -> "clock", new Act.Clock(), model.look(time));
            }
            case 5 -> {
                int who = random.nextInt(PEOPLE);
                if (random.nextBoolean()) {
                    people.remove(who);
                } else {
                    people.put(who, somebody());
                }
                tell(() -> "person %d is now %s".formatted(who, people.get(who)));
                return null;
            }
            case 6 -> {
                return random.nextInt(4) == 0
                        ? step(() -> "ready", new Act.Ready(digest(1)), model.ready(time))
                        : randomStep();
            }
            case 7 -> {
                return random.nextInt(3) == 0 ? rejects() : approves();
            }
            case 8, 9 -> {
                return edits();
            }
            case 10 -> {
                return random.nextInt(4) == 0 ? ends() : approves();
            }
            default -> {
                return approves();
            }
        }
    }

    /** Onto a deadline, a second before it, or a second behind: where machines and models disagree. */
    private @Nullable String toTheDeadline() {
        Instant due = course.due();
        if (due != null) {
            long target = Duration.between(START, due).toSeconds() - 1 + random.nextInt(3);
            time = Math.max(time, target);
        }
        return null;
    }

    private @Nullable String approves() {
        Deed deed = deed();
        return step(
                () -> "approve " + deed,
                new Act.Approve(deed.voter(), deed.seen(), deed.types()),
                model.approve(deed.who(), deed.isPerson(), time, deed.seenRound(), deed.types() != null));
    }

    private @Nullable String edits() {
        Deed deed = deed();
        boolean raises = random.nextInt(3) == 0;
        List<ApprovalModel.Asks> raised = raises ? ladder() : null;
        boolean typed = raises ? random.nextBoolean() : course.confirmation() != null;
        Terms terms = raised == null ? course.terms() : terms(raised);
        int next = course.round() + 1;
        String difference = step(
                () -> "edit " + deed + " raised to " + raised,
                new Act.Edit(deed.voter(), deed.seen(), deed.types(), digest(next), terms, raises, typed ? TOOL : null),
                model.edit(deed.who(), deed.isPerson(), time, deed.seenRound(), deed.types() != null, raised, typed));
        return difference;
    }

    private @Nullable String rejects() {
        Deed deed = deed();
        return step(
                () -> "reject " + deed, new Act.Reject(deed.voter()), model.reject(deed.who(), deed.isPerson(), time));
    }

    private @Nullable String ends() {
        if (random.nextBoolean()) {
            return step(() -> "cancel", new Act.Cancel(), model.cancel());
        }
        Deed deed = deed();
        return step(() -> "withdraw " + deed, new Act.Withdraw(deed.voter()), model.withdraw(deed.who()));
    }

    private @Nullable String step(Supplier<String> what, Act act, String expected) {
        tell(() -> "t=%d %s".formatted(time, what.get()));
        Verdict verdict = machine.judge(course, act, START.plusSeconds(time), this::standing);
        String answer = "ok";
        if (verdict instanceof Verdict.Taken taken) {
            course = taken.course();
        } else if (verdict instanceof Verdict.Refused refused) {
            answer = refused.code().code();
        }
        Seen machineSays = new Seen(
                answer,
                course.status().wireName(),
                course.round(),
                course.stage(),
                course.words().stream().map(Word::principal).distinct().count(),
                machine.stillHolds(course, this::standing));
        Seen modelSays = new Seen(
                expected,
                model.status(),
                model.round(),
                model.stage(),
                model.heard().size(),
                model.stillHolds());
        return machineSays.equals(modelSays)
                ? null
                : "machine: " + machineSays + "\nmodel:   " + modelSays + "\n" + String.join("\n", told);
    }

    /** What can be seen of both from outside. */
    private record Seen(String answer, String status, int round, int stage, long heard, boolean holds) {}

    private void tell(Supplier<String> line) {
        if (isTold) {
            told.add(line.get());
        }
    }

    /** How it ended, if it did. */
    ApprovalStatus status() {
        return course.status();
    }

    /** Somebody about to decide. */
    private record Deed(
            int who,
            boolean isPerson,
            Voter voter,
            @Nullable String seen,
            int seenRound,
            @Nullable String types) {
        @Override
        public String toString() {
            return "by %d (%s) having seen %d, typing %s".formatted(who, voter.kind(), seenRound, types);
        }
    }

    private Deed deed() {
        int who = random.nextInt(PEOPLE);
        ActorKind kind = random.nextInt(8) == 0
                ? ActorKind.values()[random.nextInt(ActorKind.values().length)]
                : ActorKind.API_KEY;
        boolean hasScope = random.nextInt(12) > 0;
        boolean isPerson = hasScope && kind != ActorKind.AGENT && kind != ActorKind.SYSTEM;
        machine.presents(random.nextBoolean() ? "the key that asked" : "another key");
        int seenRound = random.nextInt(6) == 0 ? random.nextInt(course.round() + 1) : course.round();
        return new Deed(
                who,
                isPerson,
                new Voter(principal(who), kind, hasScope),
                seenRound == 0 ? null : digest(seenRound),
                seenRound,
                random.nextInt(4) == 0 ? null : TOOL);
    }

    private ApprovalModel.Person somebody() {
        ApprovalModel.Person one =
                new ApprovalModel.Person(random.nextInt(3) == 0, random.nextInt(3) == 0, random.nextInt(3) > 0);
        return one.isAnybody() ? one : new ApprovalModel.Person(false, false, true);
    }

    private List<ApprovalModel.Asks> ladder() {
        List<ApprovalModel.Asks> stages = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int owners = random.nextInt(2);
            int delegates = random.nextInt(2);
            int members = random.nextInt(3);
            stages.add(new ApprovalModel.Asks(
                    owners, delegates, owners + delegates + members == 0 ? 1 : members, 10 + random.nextInt(30)));
        }
        return List.copyOf(stages);
    }

    private Terms terms(List<ApprovalModel.Asks> ladder) {
        List<Stage> stages = ladder.stream()
                .map(asks -> new Stage(rule(asks), Duration.ofSeconds(asks.seconds()), List.of()))
                .toList();
        return new Terms(stages, escalates, requesterCounts);
    }

    private static ApproverRule rule(ApprovalModel.Asks asks) {
        List<ApproverRule> all = new ArrayList<>();
        if (asks.owners() > 0) {
            all.add(new ApproverRule.AtLeast(asks.owners(), List.of(new ApproverRule.Role(ProjectRole.OWNER))));
        }
        if (asks.delegates() > 0) {
            all.add(new ApproverRule.AtLeast(
                    asks.delegates(), List.of(new ApproverRule.Delegated(RiskLevel.DESTRUCTIVE))));
        }
        if (asks.members() > 0) {
            all.add(new ApproverRule.AtLeast(asks.members(), List.of(new ApproverRule.Role(ProjectRole.MEMBER))));
        }
        return new ApproverRule.All(all);
    }

    private Optional<Standing> standing(String principal) {
        int who = Integer.parseInt(principal.substring(principal.length() - 1));
        ApprovalModel.Person person = people.get(who);
        if (person == null) {
            return Optional.empty();
        }
        Set<ProjectRole> roles = person.owner()
                ? (person.member() ? Set.of(ProjectRole.OWNER, ProjectRole.MEMBER) : Set.of(ProjectRole.OWNER))
                : (person.member() ? Set.of(ProjectRole.MEMBER) : Set.of());
        return Optional.of(new Standing(
                principal,
                new UserId("usr_%032x".formatted(who)),
                "person " + who,
                roles,
                Set.of(),
                person.delegate() ? Set.of(RiskLevel.DESTRUCTIVE) : Set.of()));
    }

    private static String principal(int who) {
        return "user:usr_%032x".formatted(who);
    }

    private static String digest(int round) {
        return "digest of round " + round;
    }
}
