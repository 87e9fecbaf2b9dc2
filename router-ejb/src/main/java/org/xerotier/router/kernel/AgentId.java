package org.xerotier.router.kernel;

/** Names an enrolled agent. */
public record AgentId(String value) {

    public AgentId {
        IdPrefix.AGENT.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.AGENT.matches(candidate);
    }

    public static AgentId next(Ids ids) {
        return new AgentId(ids.next(IdPrefix.AGENT));
    }

    @Override
    public String toString() {
        return value;
    }
}
