package org.xerotier.router.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/** Reads the rules by tool and argument. One that could only lower a call's risk is refused. */
final class RuleReader {

    static final int MAX_RULES = 200;

    private static final List<String> MEMBERS = List.of("name", "tool", "risk", "when", "raise_to");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[ ._-]?[A-Za-z0-9]){0,63}");

    private RuleReader() {}

    static List<PolicyRule> read(Place list) {
        List<PolicyRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Place place : list.list(0, MAX_RULES)) {
            PolicyRule rule = rule(place);
            if (!names.add(rule.name())) {
                throw place.child("name").refuse("is the name of another rule too");
            }
            rules.add(rule);
        }
        return rules;
    }

    private static PolicyRule rule(Place place) {
        place.object(MEMBERS);
        for (String required : List.of("name", "tool", "raise_to")) {
            if (!place.child(required).isThere()) {
                throw place.child(required).refuse("is missing; a rule has name, tool and raise_to");
            }
        }
        String name = place.child("name").text(64);
        if (!NAME.matcher(name).matches()) {
            throw place.child("name").refuse("must be letters and digits with single spaces, '.', '_' or '-' between");
        }
        RiskLevel raiseTo = risk(place.child("raise_to"));
        RiskLevel declared = place.child("risk").isThere() ? risk(place.child("risk")) : null;
        if (raiseTo.compareTo(declared == null ? RiskLevel.READ : declared) <= 0) {
            throw place.child("raise_to")
                    .refuse("would not raise anything; rules can make a call's risk higher, never lower or equal");
        }
        return new PolicyRule(name, tool(place.child("tool")), declared, when(place.child("when")), raiseTo);
    }

    private static ToolPattern tool(Place place) {
        try {
            return new ToolPattern(place.text(128));
        } catch (IllegalArgumentException fault) {
            throw place.refuse("does not fit: " + fault.getMessage());
        }
    }

    private static @Nullable Condition when(Place place) {
        if (!place.isThere()) {
            return null;
        }
        try {
            return CelConditions.compile(place.text(CelConditions.MAX_SOURCE));
        } catch (IllegalArgumentException fault) {
            throw place.refuse("is not a condition: " + fault.getMessage());
        }
    }

    private static RiskLevel risk(Place place) {
        try {
            return RiskLevel.ofWireName(place.text(16));
        } catch (IllegalArgumentException unknown) {
            throw place.refuse("must be read, write, destructive or irreversible");
        }
    }
}
