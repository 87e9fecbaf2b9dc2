package org.xerotier.systemtests.campaign;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign shall do.
 *
 * @param minutes over which the faults are spread; a run may take longer if they cost more
 * @param plants names of planted bugs, each to be caught; none for a campaign without
 * @param calls how many calls to make, or 0 to go on as long as there are faults
 */
record Plan(
        long seed,
        double minutes,
        int routers,
        int agents,
        int capacity,
        int callers,
        int calls,
        int agentKills,
        int routerKills,
        int databaseKills,
        int cuts,
        int pauses,
        int hardware,
        boolean replays,
        List<String> plants,
        @Nullable Path evidence) {

    static final String USAGE = """
            Usage: system-tests/campaign [options]
              --short                 the campaign of .ci/run: 100 kills and more in under ten minutes
              --full                  300 agent kills, 100 router kills, 60 database kills, 100 cuts, 50 pauses
              --two-routers           10,000 calls through two routers, 60 kills
              --router-only           nothing dies but the router, 10 times
              --seed N                draws the same schedule again; else one is drawn and printed
              --minutes N             over which the faults are spread
              --routers N             1 or 2, on one database
              --agents N --capacity N --callers N --calls N
              --agent-kills N --router-kills N --database-kills N --cuts N --pauses N
              --hardware N            a full disk (needs root), failing syncs (strace) or clock jumps (libfaketime) of one agent
              --no-replays            do not give agents their old frames again
              --plant NAME            plants a bug, which must be caught: exit code 1 names the violation.
                                      noCas, noFence, noLedger, ackBeforeCommit, auditAfterEffect,
                                      userIdUnchecked, idemIgnoresProject; or all: exit code 0 if each was caught
              --evidence FILE         leaves what was done and found as JSON
            Needs no root, no network and nothing installed; takes the machine's two cores for itself.
            """;

    static Plan empty(long seed) {
        return new Plan(seed, 1, 1, 4, 4, 12, 0, 0, 0, 0, 0, 0, 0, true, List.of(), null);
    }

    static Plan parse(String[] arguments, long drawn) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
        Builder plan = new Builder(drawn);
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--short" -> plan.kills(84, 4, 16).traffic(12, 6, 6).over(5);
                case "--full" -> plan.kills(300, 100, 60).traffic(100, 50, 40).over(70);
                case "--router-only" -> plan.kills(0, 10, 0).traffic(0, 0, 0).over(10);
                case "--two-routers" ->
                    plan.kills(30, 20, 10).traffic(10, 0, 0).over(12).twoRouters();
                case "--no-replays" -> plan.replays = false;
                default -> plan.set(word, words.poll());
            }
        }
        return plan.build();
    }

    boolean onlyRouterDies() {
        return routerKills > 0 && agentKills == 0 && databaseKills == 0 && cuts == 0 && pauses == 0 && plants.isEmpty();
    }

    /** Collects options. */
    private static final class Builder {
        private long seed;
        private double minutes = 1;
        private int routers = 1;
        private int agents = 4;
        private int capacity = 4;
        private int callers = 12;
        private int calls;
        private int agentKills;
        private int routerKills;
        private int databaseKills;
        private int cuts;
        private int pauses;
        private int hardware;
        private boolean replays = true;
        private List<String> plants = List.of();
        private @Nullable Path evidence;

        Builder(long seed) {
            this.seed = seed;
        }

        Builder kills(int ofAgents, int ofRouter, int ofDatabase) {
            agentKills = ofAgents;
            routerKills = ofRouter;
            databaseKills = ofDatabase;
            return this;
        }

        Builder traffic(int cut, int paused, int broken) {
            cuts = cut;
            pauses = paused;
            hardware = broken;
            return this;
        }

        Builder over(double time) {
            minutes = time;
            return this;
        }

        void twoRouters() {
            routers = 2;
            calls = 10_000;
            callers = 24;
        }

        void set(String option, @Nullable String value) {
            if (value == null) {
                throw new IllegalArgumentException(option + " is unknown, or lacks its value");
            }
            switch (option) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--minutes" -> minutes = Double.parseDouble(value);
                case "--routers" -> routers = Integer.parseInt(value);
                case "--agents" -> agents = Integer.parseInt(value);
                case "--capacity" -> capacity = Integer.parseInt(value);
                case "--callers" -> callers = Integer.parseInt(value);
                case "--calls" -> calls = Integer.parseInt(value);
                case "--agent-kills" -> agentKills = Integer.parseInt(value);
                case "--router-kills" -> routerKills = Integer.parseInt(value);
                case "--database-kills" -> databaseKills = Integer.parseInt(value);
                case "--cuts" -> cuts = Integer.parseInt(value);
                case "--pauses" -> pauses = Integer.parseInt(value);
                case "--hardware" -> hardware = Integer.parseInt(value);
                case "--plant" -> plants = List.of(value.split(","));
                case "--evidence" -> evidence = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }

        Plan build() {
            return new Plan(
                    seed,
                    minutes,
                    routers,
                    agents,
                    capacity,
                    callers,
                    calls,
                    agentKills,
                    routerKills,
                    databaseKills,
                    cuts,
                    pauses,
                    hardware,
                    replays,
                    plants,
                    evidence);
        }
    }
}
