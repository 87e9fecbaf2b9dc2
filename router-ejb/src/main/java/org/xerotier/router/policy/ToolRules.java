package org.xerotier.router.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * A policy's rules, found by the tool they are about: those that name it are looked up, only patterns are tried. They
 * come highest level first, since the first level at which a rule holds is the answer.
 */
final class ToolRules {

    private static final Comparator<PolicyRule> HIGHEST_FIRST =
            Comparator.comparing(PolicyRule::raiseTo, Comparator.<RiskLevel>reverseOrder());

    private final Map<String, List<PolicyRule>> named = new HashMap<>();
    private final List<PolicyRule> patterns = new ArrayList<>();

    ToolRules(List<PolicyRule> rules) {
        for (PolicyRule rule : rules) {
            if (rule.tool().isExact()) {
                named.computeIfAbsent(rule.tool().text(), tool -> new ArrayList<>())
                        .add(rule);
            } else {
                patterns.add(rule);
            }
        }
    }

    /** The rules that could raise this call, highest level first. */
    List<PolicyRule> about(CallFacts call) {
        List<PolicyRule> found = new ArrayList<>();
        for (PolicyRule rule : named.getOrDefault(call.tool(), List.of())) {
            if (rule.isAbout(call)) {
                found.add(rule);
            }
        }
        for (PolicyRule rule : patterns) {
            if (rule.isAbout(call)) {
                found.add(rule);
            }
        }
        found.sort(HIGHEST_FIRST);
        return found;
    }
}
