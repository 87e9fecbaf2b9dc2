package org.xerotier.router.invocation;

import org.xerotier.router.kernel.Actor;

/** A planted bug: work of an agent that is not heard goes to another one, whether or not it began. */
class NaiveSettlement extends Settlement {

    @Override
    void lose(Actor by, Held held, String code, String message) {
        held.execution().lose(journal.now());
        if (held.invocation().status() == InvocationStatus.CANCELLING) {
            super.lose(by, held, code, message);
        } else {
            held.invocation().queue(journal.now());
            waiting.joins(held.invocation().workspace(), held.invocation().tool());
        }
    }
}
