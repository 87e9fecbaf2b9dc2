package org.xerotier.systemtests.plant;

import org.jspecify.annotations.Nullable;

/** What is done at a place: by each planted bug, by the tap and by the replays of frames. */
final class Sabotage {

    private final Switches switches;
    private final AgentSabotage agent;
    private final RouterSabotage router;

    Sabotage(Switches switches, Tap tap) {
        this.switches = switches;
        this.agent = new AgentSabotage(switches, tap);
        this.router = new RouterSabotage();
    }

    /** @return null to go on, or an array whose first element is the answer in the method's place */
    Object @Nullable [] enter(Place place, @Nullable Object self, Object[] arguments) {
        if (place.isInAgent()) {
            return agent.enter(place, arguments);
        }
        if (place == Place.ROUTER_AGAIN && self != null) {
            router.remember(self);
        }
        return null;
    }

    /** @return null to leave the answer, or an array whose first element replaces it */
    Object @Nullable [] exit(Place place, @Nullable Object self, Object[] arguments, @Nullable Object returned) {
        if (self == null) {
            return null;
        }
        if (place.isInAgent()) {
            return agent.exit(place, self, arguments);
        }
        return switch (place) {
            case ROUTER_LOCK_WAITING -> switches.has(Bug.NO_CAS) ? router.claimWhatIsClaimed(self, returned) : null;
            case ROUTER_INVOKE, ROUTER_REPORT -> {
                if (switches.has(Bug.ACK_BEFORE_COMMIT)) {
                    router.rollBackSometimes(place, returned);
                }
                yield null;
            }
            case ROUTER_SIGN -> {
                router.signed(returned);
                yield null;
            }
            case ROUTER_ASSIGN -> {
                if (switches.has(Bug.AUDIT_AFTER_EFFECT)) {
                    router.leaveBeforeCommit(arguments);
                }
                yield null;
            }
            case ROUTER_FIND_KEY ->
                switches.has(Bug.IDEM_IGNORES_PROJECT) ? router.findInAnyProject(self, arguments) : null;
            case ROUTER_ARRIVAL_STAMP ->
                switches.has(Bug.USER_ID_UNCHECKED) ? router.believePeer(self, returned) : null;
            case ROUTER_ARRIVAL_STAMPED -> switches.has(Bug.USER_ID_UNCHECKED) ? new Object[] {Boolean.TRUE} : null;
            default -> null;
        };
    }
}
