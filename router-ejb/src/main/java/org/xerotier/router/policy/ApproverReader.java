package org.xerotier.router.policy;

import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;

/** Reads a tree of approvers and makes sure that it can be satisfied, with bounded work. */
final class ApproverReader {

    private static final String FORMS =
            "must be one of {\"any\": [...]}, {\"all\": [...]}, {\"at_least\": 2, \"of\": [...]}, {\"role\": \"owner\"},"
                    + " {\"user\": \"usr_...\"}, {\"delegation\": true}";

    private final RiskLevel risk;
    private int nodes;

    ApproverReader(RiskLevel risk) {
        this.risk = risk;
    }

    ApproverRule read(Place tree) {
        ApproverRule rule = rule(tree, 1);
        boolean canBeMet;
        try {
            canBeMet = ApproverWays.of(rule).canBeMet();
        } catch (IllegalArgumentException tooMany) {
            throw tree.refuse("cannot be used: " + tooMany.getMessage());
        }
        if (!canBeMet) {
            throw tree.refuse("can never be satisfied, because it needs the same user more than once");
        }
        return rule;
    }

    private ApproverRule rule(Place place, int depth) {
        if (++nodes > ApproverRule.MAX_NODES) {
            throw place.refuse("makes the tree larger than %d rules".formatted(ApproverRule.MAX_NODES));
        }
        if (depth > ApproverRule.MAX_DEPTH) {
            throw place.refuse("is nested deeper than %d levels".formatted(ApproverRule.MAX_DEPTH));
        }
        if (place.child("at_least").isThere()) {
            place.object(List.of("at_least", "of"));
            int count = (int) place.child("at_least").number(1, ApproverWays.MAX_SEATS);
            return new ApproverRule.AtLeast(count, branches(place.child("of"), depth));
        }
        if (!place.value().isObject() || place.value().size() != 1) {
            throw place.refuse(FORMS);
        }
        String kind = place.value().fieldNames().next();
        Place inner = place.child(kind);
        return switch (kind) {
            case "any" -> new ApproverRule.Any(branches(inner, depth));
            case "all" -> new ApproverRule.All(branches(inner, depth));
            case "user" -> user(inner);
            case "role" -> role(inner);
            case "delegation" -> delegation(inner);
            default -> throw place.refuse(FORMS);
        };
    }

    private List<ApproverRule> branches(Place list, int depth) {
        List<ApproverRule> rules = new ArrayList<>();
        for (Place item : list.list(1, ApproverRule.MAX_NODES)) {
            rules.add(rule(item, depth + 1));
        }
        return rules;
    }

    private static ApproverRule user(Place place) {
        String id = place.text(64);
        if (!UserId.matches(id)) {
            throw place.refuse("must be a user's id, usr_ and 32 hex digits");
        }
        return new ApproverRule.User(new UserId(id));
    }

    private static ApproverRule role(Place place) {
        return switch (place.text(16)) {
            case "owner" -> new ApproverRule.Role(ProjectRole.OWNER);
            case "member" -> new ApproverRule.Role(ProjectRole.MEMBER);
            case "admin" -> new ApproverRule.OfSystem(SystemRole.ADMIN);
            case "operator" -> new ApproverRule.OfSystem(SystemRole.OPERATOR);
            default -> throw place.refuse("must be owner, member, admin or operator");
        };
    }

    private ApproverRule delegation(Place place) {
        if (!place.flag()) {
            throw place.refuse("must be true; leave the rule out instead");
        }
        return new ApproverRule.Delegated(risk);
    }
}
