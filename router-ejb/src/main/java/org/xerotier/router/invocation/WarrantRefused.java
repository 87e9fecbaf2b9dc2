package org.xerotier.router.invocation;

/**
 * An agent did not believe what it was to run, and ran nothing. Fired inside the transaction that records it.
 *
 * @param code the agent's reason, for example {@code warrant_mismatch}
 */
public record WarrantRefused(InvocationView invocation, String code, String message) {}
