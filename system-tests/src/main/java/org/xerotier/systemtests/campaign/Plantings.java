package org.xerotier.systemtests.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xerotier.systemtests.history.Violation;
import org.xerotier.systemtests.load.Mix;
import org.xerotier.systemtests.plant.Bug;

/** Plants each bug in turn and sees whether it is caught. */
final class Plantings {

    private static final Mix MANY_SHARED_KEYS = new Mix(500, 10, 30);

    private Plantings() {}

    /** One bug: exit code 1 when it is caught, like any violation. All: 0 when every one was. */
    static int run(Plan plan) {
        boolean all = plan.plants().equals(List.of("all"));
        List<Bug> bugs = all
                ? List.of(Bug.values())
                : plan.plants().stream()
                        .map(name -> Bug.named(name)
                                .orElseThrow(() -> new IllegalArgumentException("no bug " + name + "; there are "
                                        + Arrays.stream(Bug.values())
                                                .map(Bug::spelling)
                                                .collect(Collectors.joining(", ")))))
                        .toList();
        Evidence evidence = new Evidence(plan);
        try (Arena arena = Arena.open(2, 3, 1, false)) {
            for (Bug bug : bugs) {
                long began = System.nanoTime();
                List<Violation> found = found(arena, bug, plan);
                Map<String, Long> byRule = found.stream()
                        .collect(Collectors.groupingBy(Violation::rule, TreeMap::new, Collectors.counting()));
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf(
                        "%s: %s in %.0f s%n", bug.spelling(), byRule.isEmpty() ? "NOT CAUGHT" : byRule, seconds);
                found.stream().limit(1).forEach(System.out::print);
                evidence.add(bug.spelling(), seconds, byRule);
            }
            evidence.write();
            int verdict = evidence.verdict(System.out);
            return all ? verdict : 1 - verdict;
        }
    }

    private static List<Violation> found(Arena arena, Bug bug, Plan plan) {
        arena.plant(bug);
        try {
            if (bug == Bug.USER_ID_UNCHECKED) {
                return ForgedFrames.judge(arena);
            }
            return new Run(arena, planFor(bug, plan), MANY_SHARED_KEYS)
                    .go()
                    .judgement()
                    .violations();
        } finally {
            arena.uproot(bug);
        }
    }

    private static Plan planFor(Bug bug, Plan plan) {
        int kills = bug == Bug.NO_LEDGER ? 12 : 0;
        boolean replays = bug == Bug.NO_FENCE;
        return new Plan(
                plan.seed() + bug.ordinal() * 100L,
                0.4,
                1,
                2,
                3,
                16,
                0,
                kills,
                0,
                0,
                0,
                0,
                0,
                replays,
                List.of(bug.spelling()),
                null);
    }
}
