package org.xerotier.router.approval;

import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.Scope;

/**
 * Whoever wants to decide.
 *
 * @param mayDecide has the scope {@code approve}
 */
record Voter(String principal, ActorKind kind, boolean mayDecide) {

    static Voter of(Actor actor) {
        return new Voter(actor.principal(), actor.kind(), actor.has(Scope.APPROVE));
    }

    /** Keys act for the person who made them; agents, models and the router itself are nobody. */
    boolean isAPerson() {
        return switch (kind) {
            case API_KEY, USER, REVIEWER -> true;
            case AGENT, SYSTEM -> false;
        };
    }
}
