package org.xerotier.router.invocation;

/**
 * A call has become ambiguous, at this moment: told once each time, also when it was ambiguous before, was to run again and
 * did not. The number of its last event is another each time. Fired inside the transaction: observe it after success, or
 * write within it.
 */
public record OutcomeUnknown(InvocationView invocation) {}
