package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.router.fleet.FleetNews;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.RouterException;

/**
 * Takes calls from outside, whichever router they come to: an agent bound through another router a moment ago serves them
 * here as well. Stands outside the transaction of {@link InvocationService}, since looking again takes one of its own.
 */
@ApplicationScoped
public class CallIntake {

    @Inject
    InvocationService invocations;

    @Inject
    FleetNews news;

    /** As {@link InvocationService#invoke}; a tool this router does not know is looked for once more. */
    public InvocationService.Taken invoke(Actor actor, InvokeTool request) {
        FleetNews.Mark asked = news.mark();
        try {
            return invocations.invoke(actor, request);
        } catch (RouterException refusal) {
            if (refusal.code() != InvocationError.EXEC_TOOL_NOT_FOUND || !news.since(asked)) {
                throw refusal;
            }
            return invocations.invoke(actor, request);
        }
    }
}
