package org.xerotier.router.policy;

import java.util.List;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What a policy says of a call.
 *
 * @param declared by the tool's manifest
 * @param effective never below {@code declared}
 * @param raisedBy the rules that raised it to {@code effective}, by name
 * @param failed those of them that could not be evaluated and raised for that reason
 * @param asks whether the call waits for people
 * @param level what holds for {@code effective}
 */
public record Judgement(
        RiskLevel declared,
        RiskLevel effective,
        List<String> raisedBy,
        List<String> failed,
        boolean asks,
        LevelPolicy level) {

    public Judgement {
        raisedBy = List.copyOf(raisedBy);
        failed = List.copyOf(failed);
    }
}
