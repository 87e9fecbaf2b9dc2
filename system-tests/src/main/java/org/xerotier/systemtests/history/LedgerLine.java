package org.xerotier.systemtests.history;

/**
 * An entry of an agent's ledger on its disk.
 *
 * @param agent its id
 * @param state ACCEPTED, STARTED, DONE, FENCED or SETTLED; OWED is fenced and not told yet
 * @param outcome how the run ended as far as the agent knows, else empty
 */
public record LedgerLine(String agent, String invocation, long epoch, String state, String outcome) {}
