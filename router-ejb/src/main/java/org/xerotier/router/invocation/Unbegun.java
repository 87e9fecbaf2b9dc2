package org.xerotier.router.invocation;

import java.time.Instant;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InstantConverter;
import org.xerotier.router.kernel.InvocationId;

/** A call that was given to an agent and has not begun, or is to be stopped. */
public record Unbegun(InvocationId invocation, AgentId agent, Instant since) {

    static Unbegun of(Object[] row) {
        return new Unbegun(
                new InvocationId((String) row[0]), new AgentId((String) row[1]), InstantConverter.ofColumn(row[2]));
    }
}
