package org.xerotier.router.policy;

import static org.xerotier.mesh.manifest.RiskLevel.DESTRUCTIVE;
import static org.xerotier.mesh.manifest.RiskLevel.IRREVERSIBLE;
import static org.xerotier.mesh.manifest.RiskLevel.READ;
import static org.xerotier.mesh.manifest.RiskLevel.WRITE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.people.ProjectRole;

/** What the presets say. */
final class PresetDocuments {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private PresetDocuments() {}

    static PolicyDocument standard() {
        return document(
                level(false, one(READ), QUARTER),
                level(false, one(WRITE), QUARTER),
                level(true, one(DESTRUCTIVE), QUARTER),
                level(true, one(IRREVERSIBLE), HOUR));
    }

    static PolicyDocument elevated() {
        return document(
                level(false, one(READ), QUARTER),
                level(true, one(WRITE), QUARTER),
                level(true, one(DESTRUCTIVE), QUARTER),
                level(true, two(IRREVERSIBLE), HOUR));
    }

    static PolicyDocument restricted() {
        return document(
                level(false, one(READ), QUARTER),
                level(true, one(WRITE), QUARTER),
                level(true, twoWithAnOwner(DESTRUCTIVE), QUARTER),
                level(true, twoWithAnOwner(IRREVERSIBLE), HOUR));
    }

    private static PolicyDocument document(
            LevelPolicy read, LevelPolicy write, LevelPolicy destructive, LevelPolicy irreversible) {
        return new PolicyDocument(
                Map.of(READ, read, WRITE, write, DESTRUCTIVE, destructive, IRREVERSIBLE, irreversible), List.of());
    }

    private static LevelPolicy level(boolean asks, ApproverRule approvers, Duration timeout) {
        Stage own = new Stage(approvers, timeout, Stage.DEFAULT_CHANNELS);
        return new LevelPolicy(asks, OnTimeout.ESCALATE, false, List.of(own));
    }

    private static ApproverRule owner() {
        return new ApproverRule.Role(ProjectRole.OWNER);
    }

    private static ApproverRule one(RiskLevel risk) {
        return new ApproverRule.Any(List.of(owner(), new ApproverRule.Delegated(risk)));
    }

    private static ApproverRule two(RiskLevel risk) {
        return new ApproverRule.AtLeast(2, List.of(owner(), new ApproverRule.Delegated(risk)));
    }

    private static ApproverRule twoWithAnOwner(RiskLevel risk) {
        return new ApproverRule.All(List.of(owner(), one(risk)));
    }
}
