package org.xerotier.router.policy;

import java.util.Map;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * Makes sure that a higher level asks no less than a lower one. Otherwise a rule that raises a call's risk would make
 * it easier to run, and rules could lower after all.
 */
final class Ascent {

    private Ascent() {}

    static void check(Map<RiskLevel, LevelPolicy> levels, Place document) {
        LevelPolicy below = null;
        String nameBelow = "";
        for (RiskLevel risk : RiskLevel.values()) {
            LevelPolicy level = levels.get(risk);
            Place place = document.child(risk.wireName());
            if (below != null && level != null && below.requiresApproval()) {
                step(nameBelow, below, level, place);
            }
            below = level;
            nameBelow = risk.wireName();
        }
    }

    private static void step(String nameBelow, LevelPolicy below, LevelPolicy level, Place place) {
        if (!level.requiresApproval()) {
            throw place.child("require_approval")
                    .refuse("must be true, because calls of the lower level %s wait for people".formatted(nameBelow));
        }
        if (people(level) < people(below)) {
            throw place.child("approvers")
                    .refuse("must ask for at least %d people, as the lower level %s does"
                            .formatted(people(below), nameBelow));
        }
        if (level.requesterMayApprove() && !below.requesterMayApprove()) {
            throw place.child("requester_may_approve")
                    .refuse("must be false, because it is at the lower level %s".formatted(nameBelow));
        }
    }

    private static int people(LevelPolicy level) {
        return ApproverWays.of(level.own().approvers()).fewestPeople();
    }
}
