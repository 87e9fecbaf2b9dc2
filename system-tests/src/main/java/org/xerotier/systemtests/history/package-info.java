/**
 * Judging what happened. The client ledger (what callers were told), the witness (what really happened), the router's tables,
 * the agents' ledgers and the taps are joined into one {@link org.xerotier.systemtests.history.History}, and {@link
 * org.xerotier.systemtests.history.Checker} says which promises it breaks, with the evidence. Every rule has a history
 * that breaks it among the tests: a checker that cannot fail proves nothing.
 *
 * <p>The rules are named after the invariants I-1 to I-16 of the guarantees.
 */
@NullMarked
package org.xerotier.systemtests.history;

import org.jspecify.annotations.NullMarked;
