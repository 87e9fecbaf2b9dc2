package org.xerotier.router.invocation;

/** An invocation, its row locked, and the run an agent holds of it. */
record Held(Invocation invocation, Execution execution) {}
