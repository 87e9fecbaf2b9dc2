package org.xerotier.systemtests.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Inside an execution agent. Its mesh loop is one thread, which calls all of this but for what starts processes. */
final class AgentSabotage {

    private static final int KEPT = 2_000;

    private final Switches switches;
    private final Tap tap;
    private final Random random = new Random(42);
    private final List<Object[]> kept = new ArrayList<>();
    private String source = "-";
    private boolean dispatching;
    private boolean replaying;

    AgentSabotage(Switches switches, Tap tap) {
        this.switches = switches;
        this.tap = tap;
    }

    Object @Nullable [] enter(Place place, Object[] arguments) {
        if (place == Place.AGENT_HEARD) {
            source = sourceOf(arguments[0]);
            return null;
        }
        if (place == Place.AGENT_DISPATCH) {
            dispatching = true;
            tap.note(replaying ? "replayed" : "dispatch", invocation(arguments[0]), epoch(arguments[0]), source);
            return null;
        }
        boolean skips = place == Place.AGENT_LEDGER_WRITE && switches.has(Bug.NO_LEDGER);
        return skips ? new Object[] {null} : null;
    }

    Object @Nullable [] exit(Place place, Object self, Object[] arguments) {
        switch (place) {
            case AGENT_DISPATCH -> {
                dispatching = false;
                if (switches.replaysFrames() && !replaying) {
                    replay(self, arguments);
                }
            }
            case AGENT_BEGIN -> began(arguments[0]);
            case AGENT_LEDGER_FENCED -> tap.note("fenced", (String) arguments[0], (Long) arguments[1], "-");
            case AGENT_LEDGER_FIND -> {
                if (dispatching && switches.has(Bug.NO_FENCE)) {
                    return new Object[] {Optional.empty()};
                }
            }
            default -> {
                return null;
            }
        }
        return null;
    }

    /** What the ledger is about to keep may yet be lost, and started again with right; what the runner has may not. */
    private void began(Object call) {
        Object now = Reflect.ask(call, "inFlight");
        if (String.valueOf(Reflect.call(now, "phase")).equals("STARTED")) {
            tap.note("started", invocation(now), epoch(now), "-");
        }
    }

    /** The same frame once more, and one of those that came long ago. */
    private void replay(Object desk, Object[] arguments) {
        kept.add(arguments.clone());
        if (kept.size() > KEPT) {
            kept.remove(0);
        }
        replaying = true;
        try {
            if (random.nextInt(4) == 0) {
                Reflect.call(desk, "onDispatch", arguments);
            }
            Reflect.call(desk, "onDispatch", kept.get(random.nextInt(kept.size())));
        } finally {
            replaying = false;
        }
    }

    /** The address of the router behind a session. */
    private static String sourceOf(Object session) {
        Object router = Reflect.call(session, "router");
        return router == null ? "-" : String.valueOf(Reflect.call(router, "address"));
    }

    private static String invocation(Object dispatch) {
        return String.valueOf(Reflect.call(dispatch, "invocationId"));
    }

    private static long epoch(Object dispatch) {
        Object epoch = Reflect.call(dispatch, "epoch");
        return epoch instanceof Long number ? number : -1;
    }
}
