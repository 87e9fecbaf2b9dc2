package org.xerotier.router.invocation;

/**
 * A call of unknown outcome with all that is known of it.
 *
 * @param lastOutput the end of what the run wrote, printable; empty if it wrote nothing
 */
public record OpenAmbiguity(
        InvocationView invocation, ExecutionView run, AmbiguityView ambiguity, String lastOutput, int reports) {}
