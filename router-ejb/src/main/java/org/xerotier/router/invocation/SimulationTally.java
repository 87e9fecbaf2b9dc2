package org.xerotier.router.invocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.policy.CallFacts;
import org.xerotier.router.policy.Judgement;
import org.xerotier.router.policy.PolicyDocument;
import org.xerotier.router.policy.PolicyEngine;
import org.xerotier.router.policy.PolicyVersion;

/** Counts what two policies say of the same calls. */
final class SimulationTally {

    /** What is replayed: a version, or a document that is none yet. */
    record Candidate(@Nullable PolicyVersion version, PolicyDocument document) {}

    private static final int LEVELS = RiskLevel.values().length;

    private final PolicyVersion inForce;
    private final Candidate candidate;
    private final int[] calls = new int[LEVELS];
    private final int[] asking = new int[LEVELS];
    private final int[] callsAfter = new int[LEVELS];
    private final int[] askingAfter = new int[LEVELS];
    private final List<Simulation.Change> changes = new ArrayList<>();
    private int examined;
    private int changed;
    private int newlyAsking;
    private int noLongerAsking;

    SimulationTally(PolicyVersion inForce, Candidate candidate) {
        this.inForce = inForce;
        this.candidate = candidate;
    }

    int examined() {
        return examined;
    }

    void count(InvocationId id, Instant at, CallFacts call) {
        Judgement before = PolicyEngine.judge(inForce.document(), call);
        Judgement after = PolicyEngine.judge(candidate.document(), call);
        examined++;
        add(before, calls, asking);
        add(after, callsAfter, askingAfter);
        newlyAsking += after.asks() && !before.asks() ? 1 : 0;
        noLongerAsking += before.asks() && !after.asks() ? 1 : 0;
        if (differ(before, after)) {
            changed++;
            if (changes.size() < Simulation.MAX_CHANGES) {
                changes.add(new Simulation.Change(
                        id.value(), at, call.tool(), call.declared().wireName(), verdict(before), verdict(after)));
            }
        }
    }

    Simulation result(boolean hasMore) {
        List<Simulation.Level> levels = Arrays.stream(RiskLevel.values())
                .map(risk -> new Simulation.Level(
                        risk.wireName(),
                        calls[risk.ordinal()],
                        asking[risk.ordinal()],
                        callsAfter[risk.ordinal()],
                        askingAfter[risk.ordinal()]))
                .toList();
        PolicyVersion version = candidate.version();
        return new Simulation(
                version == null ? null : version.id().value(),
                candidate.document().digest(),
                inForce.id().value(),
                examined,
                hasMore,
                levels,
                newlyAsking,
                noLongerAsking,
                changed,
                changes);
    }

    private static void add(Judgement judgement, int[] all, int[] asks) {
        all[judgement.effective().ordinal()]++;
        asks[judgement.effective().ordinal()] += judgement.asks() ? 1 : 0;
    }

    /** Whom a level would ask matters only where it asks. */
    private static boolean differ(Judgement before, Judgement after) {
        return before.effective() != after.effective()
                || before.asks() != after.asks()
                || (after.asks() && !before.level().equals(after.level()));
    }

    private static Simulation.Verdict verdict(Judgement judgement) {
        List<Simulation.Asked> stages = judgement.asks()
                ? judgement.level().stages().stream()
                        .map(stage -> new Simulation.Asked(
                                stage.approvers().toJson(), stage.timeout().toSeconds()))
                        .toList()
                : List.of();
        return new Simulation.Verdict(
                judgement.effective().wireName(), judgement.asks(), judgement.raisedBy(), judgement.failed(), stages);
    }
}
