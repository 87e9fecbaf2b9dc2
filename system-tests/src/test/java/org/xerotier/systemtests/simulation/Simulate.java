package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Plays many seeds, or one of them with its whole story: {@code system-tests/simulate --help}. */
public final class Simulate {

    private static final String HELP = """
            usage: system-tests/simulate [--seeds N] [--from SEED] [--seed SEED] [--mutant NAME] [--threads N]
              --seeds N      play so many seeds (5000)
              --from SEED    beginning with this one (1)
              --seed SEED    play this one and tell its story
              --mutant NAME  with a planted bug: NO_CAS NO_FENCE NO_LEDGER ACK_BEFORE_COMMIT NAIVE_REDISPATCH
              --threads N    seeds played side by side (all processors)
            A run that breaks a promise is printed with the command that plays it again; the exit code is then 1.
            """;

    private static final int MOST_PRINTED = 10;

    private Simulate() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        long seeds = 5_000;
        long from = 1;
        long single = -1;
        int threads = Runtime.getRuntime().availableProcessors();
        Mutant mutant = Mutant.NONE;
        for (int index = 0; index < arguments.length; index += 2) {
            if (index + 1 == arguments.length) {
                System.out.print(HELP);
                System.exit(arguments[index].equals("--help") ? 0 : 2);
            }
            String value = arguments[index + 1];
            switch (arguments[index]) {
                case "--seeds" -> seeds = Long.parseLong(value);
                case "--from" -> from = Long.parseLong(value);
                case "--seed" -> single = Long.parseLong(value);
                case "--threads" -> threads = Integer.parseInt(value);
                case "--mutant" -> mutant = Mutant.valueOf(value.toUpperCase(Locale.ROOT));
                default -> {
                    System.out.print(HELP);
                    System.exit(2);
                }
            }
        }
        boolean isClean = single >= 0 ? tell(single, mutant) : playAll(from, seeds, mutant, threads);
        System.exit(isClean ? 0 : 1);
    }

    private static boolean tell(long seed, Mutant mutant) {
        Simulation.Verdict verdict = Simulation.run(seed, mutant, true);
        verdict.story().forEach(System.out::println);
        verdict.violations().forEach(violation -> System.out.println("VIOLATED " + violation));
        System.out.printf(
                "seed %d, %s, %d events: %s%n",
                seed, verdict.profile(), verdict.events(), verdict.isClean() ? "every promise held" : "broken");
        return verdict.isClean();
    }

    private static boolean playAll(long from, long seeds, Mutant mutant, int threads)
            throws InterruptedException, ExecutionException {
        System.out.printf("seeds %d to %d%n", from, from + seeds - 1);
        long began = System.nanoTime();
        AtomicLong next = new AtomicLong(from);
        AtomicLong broken = new AtomicLong();
        AtomicLong events = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            all.add(pool.submit(() -> {
                for (long seed = next.getAndIncrement(); seed < from + seeds; seed = next.getAndIncrement()) {
                    Simulation.Verdict verdict = Simulation.run(seed, mutant, false);
                    events.addAndGet(verdict.events());
                    if (!verdict.isClean() && broken.incrementAndGet() <= MOST_PRINTED) {
                        System.out.println(report(verdict));
                    }
                    if ((seed - from + 1) % 50_000 == 0) {
                        System.out.printf("%d seeds, %d broken%n", seed - from + 1, broken.get());
                    }
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        pool.shutdown();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d seeds, %d events (%d a seed), %d broken, %.1f s%n",
                seeds, events.get(), events.get() / Math.max(1, seeds), broken.get(), seconds);
        return broken.get() == 0;
    }

    /** The broken promise, and how to see it again. */
    static String report(Simulation.Verdict verdict) {
        String planted = verdict.mutant() == Mutant.NONE ? "" : " --mutant " + verdict.mutant();
        return "seed %d (%s): %s%n  see it again: system-tests/simulate --seed %d%s"
                .formatted(
                        verdict.seed(),
                        verdict.profile(),
                        String.join("; ", verdict.violations()),
                        verdict.seed(),
                        planted);
    }
}
