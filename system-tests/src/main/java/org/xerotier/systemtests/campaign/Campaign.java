package org.xerotier.systemtests.campaign;

import java.security.SecureRandom;
import java.util.List;
import org.xerotier.systemtests.history.Violation;
import org.xerotier.systemtests.load.Mix;

/** The command {@code system-tests/campaign}. */
public final class Campaign {

    private static final int SHOWN = 8;

    private Campaign() {}

    public static void main(String[] arguments) {
        Plan plan;
        try {
            if (List.of(arguments).contains("--help")) {
                System.out.print(Plan.USAGE);
                return;
            }
            plan = Plan.parse(arguments, Math.floorMod(new SecureRandom().nextLong(), 1_000_000L));
        } catch (IllegalArgumentException fault) {
            System.err.println(fault.getMessage() + "\n\n" + Plan.USAGE);
            System.exit(2);
            return;
        }
        System.out.println("seed " + plan.seed());
        System.exit(plan.plants().isEmpty() ? campaign(plan) : Plantings.run(plan));
    }

    private static int campaign(Plan plan) {
        Evidence evidence = new Evidence(plan);
        try (Arena arena = Arena.open(plan.agents(), plan.capacity(), plan.routers(), plan.hardware() > 0)) {
            Run.Outcome outcome = new Run(arena, plan, Mix.ordinary()).go();
            show(outcome.judgement().violations());
            AuditProof audit = AuditProof.of(arena.stack());
            evidence.add(outcome, audit);
            List<Violation> forged = ForgedFrames.judge(arena);
            show(forged);
            evidence.add("forged frames", forged);
            Returned returned = Returned.of(arena, outcome);
            evidence.add(returned);
            evidence.write();
            return evidence.verdict(System.out);
        }
    }

    static void show(List<Violation> violations) {
        violations.stream().limit(SHOWN).forEach(System.out::print);
        if (violations.size() > SHOWN) {
            System.out.println("... and %d violations more".formatted(violations.size() - SHOWN));
        }
    }
}
