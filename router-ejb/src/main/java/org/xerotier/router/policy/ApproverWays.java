package org.xerotier.router.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.router.people.Standing;

/**
 * The ways in which a tree of approvers can be satisfied, written out. A way is a list of seats, each to be taken by a
 * person of its own who matches one of the seat's leaves; the tree is satisfied when the seats of some way can all be
 * taken, which {@link Seating} decides exactly.
 *
 * <p>Only a choice between groups multiplies ways: a choice between single people is one seat. What a person would
 * write has a handful; a tree with more than {@value #MAX_WAYS} is refused before it is ever used, so the work is
 * bounded.
 */
final class ApproverWays {

    static final int MAX_WAYS = 256;

    /** The most people one tree may ask for. */
    static final int MAX_SEATS = 16;

    /** A way: seats, each with the leaves that open it. The order is the tree's, and means nothing. */
    private final List<List<Set<ApproverRule>>> ways;

    private ApproverWays(List<List<Set<ApproverRule>>> ways) {
        this.ways = ways;
    }

    /**
     * Writes the ways out.
     *
     * @throws IllegalArgumentException if there are too many, or one asks for too many people
     */
    static ApproverWays of(ApproverRule rule) {
        if (rule instanceof ApproverRule.Any any) {
            return either(any.of());
        }
        if (rule instanceof ApproverRule.All all) {
            return all.of().stream()
                    .map(ApproverWays::of)
                    .reduce(ApproverWays::and)
                    .orElseThrow(ApproverWays::empty);
        }
        if (rule instanceof ApproverRule.AtLeast some) {
            ApproverWays once = either(some.of());
            ApproverWays result = once;
            for (int i = 1; i < some.count(); i++) {
                result = result.and(once);
            }
            return result;
        }
        return new ApproverWays(List.of(List.of(Set.of(rule))));
    }

    /** The fewest people that could be enough. */
    int fewestPeople() {
        return ways.stream().mapToInt(List::size).min().orElse(0);
    }

    boolean areMetBy(Collection<Standing> people) {
        Map<String, List<Standing>> persons = new LinkedHashMap<>();
        people.forEach(standing -> persons.computeIfAbsent(standing.principal(), principal -> new ArrayList<>())
                .add(standing));
        List<List<Standing>> each = List.copyOf(persons.values());
        return ways.stream()
                .anyMatch(seats -> Seating.isPossible(seats.size(), each.size(), (seat, person) -> {
                    Set<ApproverRule> leaves = seats.get(seat);
                    return each.get(person).stream()
                            .anyMatch(standing -> leaves.stream().anyMatch(leaf -> leaf.concerns(standing)));
                }));
    }

    /** Whether enough people of every kind could satisfy it; asking for the same user twice cannot be. */
    boolean canBeMet() {
        return ways.stream().anyMatch(seats -> {
            List<ApproverRule> users = seats.stream()
                    .flatMap(Set::stream)
                    .filter(ApproverRule.User.class::isInstance)
                    .distinct()
                    .toList();
            List<Set<ApproverRule>> named = seats.stream()
                    .filter(leaves -> leaves.stream().allMatch(ApproverRule.User.class::isInstance))
                    .toList();
            return Seating.isPossible(
                    named.size(), users.size(), (seat, user) -> named.get(seat).contains(users.get(user)));
        });
    }

    private static ApproverWays either(List<ApproverRule> rules) {
        Set<ApproverRule> single = new LinkedHashSet<>();
        Set<List<Set<ApproverRule>>> groups = new LinkedHashSet<>();
        for (ApproverRule rule : rules) {
            for (List<Set<ApproverRule>> way : of(rule).ways) {
                if (way.size() == 1) {
                    single.addAll(way.get(0));
                } else {
                    groups.add(way);
                }
            }
        }
        List<List<Set<ApproverRule>>> ways = new ArrayList<>();
        if (!single.isEmpty()) {
            ways.add(List.of(Set.copyOf(single)));
        }
        ways.addAll(groups);
        return bounded(ways);
    }

    private ApproverWays and(ApproverWays other) {
        Set<List<Set<ApproverRule>>> both = new LinkedHashSet<>();
        for (List<Set<ApproverRule>> one : ways) {
            for (List<Set<ApproverRule>> two : other.ways) {
                List<Set<ApproverRule>> seats = new ArrayList<>(one);
                seats.addAll(two);
                both.add(seats);
            }
            bounded(List.copyOf(both));
        }
        return bounded(List.copyOf(both));
    }

    private static ApproverWays bounded(List<List<Set<ApproverRule>>> ways) {
        if (ways.isEmpty()) {
            throw empty();
        }
        if (ways.size() > MAX_WAYS) {
            throw new IllegalArgumentException(
                    "there are more than %d different groups of people who could approve; ask for fewer combinations"
                            .formatted(MAX_WAYS));
        }
        if (ways.stream().anyMatch(seats -> seats.size() > MAX_SEATS)) {
            throw new IllegalArgumentException("it asks for more than %d people".formatted(MAX_SEATS));
        }
        return new ApproverWays(List.copyOf(ways));
    }

    private static IllegalArgumentException empty() {
        return new IllegalArgumentException("a branch needs at least one rule");
    }
}
