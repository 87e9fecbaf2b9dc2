package org.xerotier.router.kernel;

/** Names an execution: the run of an invocation on an agent. */
public record ExecutionId(String value) {

    public ExecutionId {
        IdPrefix.EXECUTION.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.EXECUTION.matches(candidate);
    }

    public static ExecutionId next(Ids ids) {
        return new ExecutionId(ids.next(IdPrefix.EXECUTION));
    }

    @Override
    public String toString() {
        return value;
    }
}
