package org.xerotier.systemtests.simulation;

import java.util.SplittableRandom;

/**
 * What goes wrong in one run, and how often; drawn from the seed, so that some runs are all network and others all
 * crashes. Rates are in ten thousandths.
 */
record Profile(
        String name,
        int agents,
        int calls,
        boolean routersDie,
        boolean agentsDie,
        boolean agentNeverReturns,
        int loss,
        int twice,
        int slow,
        int cuts,
        int commitFaults,
        int deathsAtCommit,
        int databaseOutages,
        int ledgerDeaths,
        int ledgerFull,
        int ledgerLosses) {

    static Profile draw(SplittableRandom random) {
        int agents = 2 + random.nextInt(2);
        int calls = 6 + random.nextInt(6);
        return switch (random.nextInt(6)) {
            case 0 -> new Profile("calm", agents, calls, false, false, false, 0, 100, 500, 0, 0, 0, 0, 0, 0, 0);
            case 1 -> new Profile("network", agents, calls, false, false, false, 500, 500, 2_000, 4, 0, 0, 0, 0, 0, 0);
            case 2 ->
                new Profile("routers", agents, calls, true, false, false, 100, 200, 1_000, 1, 100, 200, 1, 0, 0, 0);
            case 3 ->
                new Profile("agents", agents, calls, false, true, false, 100, 200, 1_000, 1, 0, 0, 0, 400, 50, 1_000);
            case 4 -> new Profile("database", agents, calls, false, false, false, 50, 100, 500, 0, 600, 0, 2, 0, 0, 0);
            default ->
                new Profile(
                        "everything",
                        agents,
                        calls,
                        true,
                        true,
                        random.nextInt(4) == 0,
                        300,
                        300,
                        1_500,
                        3,
                        200,
                        150,
                        1,
                        250,
                        50,
                        1_000);
        };
    }

    /** Whether nothing happens to agents but what routers and their database do. */
    boolean isOnlyRouters() {
        return !agentsDie && cuts == 0;
    }
}
