package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;

/** What an agent is called and how it is, without the rest of its portrait: for lists of many. */
public record AgentStanding(AgentId id, String registrationName, AgentState state) {

    static AgentStanding of(Object[] row) {
        return new AgentStanding(
                new AgentId((String) row[0]),
                (String) row[1],
                AgentState.ofWireName((String) row[2]).orElseThrow());
    }
}
