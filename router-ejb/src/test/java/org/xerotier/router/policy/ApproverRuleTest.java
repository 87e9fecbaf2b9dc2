package org.xerotier.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;

/** The exact search against a second, naive one that tries every assignment of people to leaves. */
class ApproverRuleTest {

    private static final int TREES = 30_000;

    @Test
    void agrees_with_trying_everything_on_random_small_trees() {
        Random random = new Random(20261121);
        int satisfied = 0;
        for (int i = 0; i < TREES; i++) {
            ApproverRule rule = tree(random, 3);
            List<Standing> people = people(random);
            boolean expected = Naive.isSatisfied(rule, people);
            satisfied += expected ? 1 : 0;
            assertThat(rule.isSatisfiedBy(people))
                    .as("tree %d: %s by %s", i, rule, people)
                    .isEqualTo(expected);
        }
        assertThat(satisfied)
                .as("both answers occur often enough to mean something")
                .isBetween(TREES / 10, TREES * 9 / 10);
    }

    @Test
    void nobody_is_concerned_whose_word_could_never_count_and_everybody_else_is() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            ApproverRule rule = tree(random, 3);
            List<Standing> people = people(random);
            people.stream()
                    .filter(person -> !rule.concerns(person))
                    .forEach(person -> assertThat(rule.isSatisfiedBy(people))
                            .as("%s without %s", rule, person)
                            .isEqualTo(rule.isSatisfiedBy(without(people, person))));
        }
    }

    @Test
    void more_people_never_make_a_satisfied_tree_unsatisfied() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            ApproverRule rule = tree(random, 3);
            List<Standing> some = people(random);
            List<Standing> more = new ArrayList<>(some);
            more.addAll(people(random));
            if (rule.isSatisfiedBy(some)) {
                assertThat(rule.isSatisfiedBy(more)).as("%s", rule).isTrue();
            }
        }
    }

    private static List<Standing> without(List<Standing> people, Standing person) {
        return people.stream()
                .filter(other -> !other.principal().equals(person.principal()) || !other.equals(person))
                .toList();
    }

    private static ApproverRule tree(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 9);
        return switch (kind) {
            case 0 -> new ApproverRule.User(user(random.nextInt(3)));
            case 1 -> new ApproverRule.Role(random.nextBoolean() ? ProjectRole.OWNER : ProjectRole.MEMBER);
            case 2 -> new ApproverRule.OfSystem(random.nextBoolean() ? SystemRole.ADMIN : SystemRole.OPERATOR);
            case 3 -> new ApproverRule.Delegated(random.nextBoolean() ? RiskLevel.WRITE : RiskLevel.DESTRUCTIVE);
            case 4, 5 -> new ApproverRule.Any(branches(random, depth));
            case 6, 7 -> new ApproverRule.All(branches(random, depth));
            default -> new ApproverRule.AtLeast(1 + random.nextInt(2), branches(random, depth));
        };
    }

    private static List<ApproverRule> branches(Random random, int depth) {
        List<ApproverRule> branches = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            branches.add(tree(random, depth - 1));
        }
        return branches;
    }

    /** Up to five standings of up to five people; some of them are two standings of one person. */
    private static List<Standing> people(Random random) {
        List<Standing> people = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int who = random.nextInt(5);
            Set<ProjectRole> roles = new HashSet<>();
            Set<SystemRole> system = new HashSet<>();
            Set<RiskLevel> lent = new HashSet<>();
            maybe(random, roles, ProjectRole.OWNER);
            maybe(random, roles, ProjectRole.MEMBER);
            maybe(random, system, SystemRole.ADMIN);
            maybe(random, system, SystemRole.OPERATOR);
            maybe(random, lent, RiskLevel.WRITE);
            maybe(random, lent, RiskLevel.DESTRUCTIVE);
            people.add(new Standing("user:" + user(who), user(who), "person " + who, roles, system, lent));
        }
        return people;
    }

    private static <T> void maybe(Random random, Set<T> set, T value) {
        if (random.nextInt(3) > 0) {
            set.add(value);
        }
    }

    private static UserId user(int number) {
        return new UserId("usr_%032x".formatted(number));
    }

    /** Follows the definition word by word: which sets of people are used up by satisfying this rule? */
    private static final class Naive {

        private final List<List<Standing>> persons;

        private Naive(List<List<Standing>> persons) {
            this.persons = persons;
        }

        static boolean isSatisfied(ApproverRule rule, List<Standing> people) {
            Map<String, List<Standing>> persons = new LinkedHashMap<>();
            people.forEach(one -> persons.computeIfAbsent(one.principal(), principal -> new ArrayList<>())
                    .add(one));
            return !new Naive(List.copyOf(persons.values())).used(rule).isEmpty();
        }

        /** Each set, as bits, of exactly the people who can together satisfy the rule. */
        private Set<Integer> used(ApproverRule rule) {
            if (rule instanceof ApproverRule.Any any) {
                Set<Integer> sets = new HashSet<>();
                any.of().forEach(branch -> sets.addAll(used(branch)));
                return sets;
            }
            if (rule instanceof ApproverRule.All all) {
                Set<Integer> sets = Set.of(0);
                for (ApproverRule branch : all.of()) {
                    sets = apart(sets, used(branch));
                }
                return sets;
            }
            if (rule instanceof ApproverRule.AtLeast some) {
                Set<Integer> once = used(new ApproverRule.Any(some.of()));
                Set<Integer> sets = Set.of(0);
                for (int i = 0; i < some.count(); i++) {
                    sets = apart(sets, once);
                }
                return sets;
            }
            Set<Integer> sets = new HashSet<>();
            for (int i = 0; i < persons.size(); i++) {
                if (persons.get(i).stream().anyMatch(rule::concerns)) {
                    sets.add(1 << i);
                }
            }
            return sets;
        }

        private static Set<Integer> apart(Set<Integer> one, Set<Integer> two) {
            Set<Integer> sets = new HashSet<>();
            one.forEach(left -> two.forEach(right -> {
                if ((left & right) == 0) {
                    sets.add(left | right);
                }
            }));
            return sets;
        }
    }
}
