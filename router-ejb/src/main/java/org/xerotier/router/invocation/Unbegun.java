package org.xerotier.router.invocation;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/** A call that was given to an agent and has not begun, or is to be stopped. */
public record Unbegun(InvocationId invocation, AgentId agent, Instant since) {

    static Unbegun of(Object[] row) {
        Instant since =
                row[2] instanceof OffsetDateTime at ? at.toInstant() : ((java.sql.Timestamp) row[2]).toInstant();
        return new Unbegun(new InvocationId((String) row[0]), new AgentId((String) row[1]), since);
    }
}
