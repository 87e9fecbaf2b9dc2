/**
 * The ledger on disk: what the agent has taken on, in one SQLite file that outlives it, told to be safe only when the
 * disk has it. A file that is damaged, full, locked or gone is an impairment, never a fresh start.
 *
 * <p>Doors: {@link org.xerotier.xem.ledger.SqliteLedger} for the agent, {@link org.xerotier.xem.ledger.LedgerInspection}
 * for the doctor, {@link org.xerotier.xem.ledger.LedgerAside} for the operator. Decision: ADR 0003.
 */
@NullMarked
package org.xerotier.xem.ledger;

import org.jspecify.annotations.NullMarked;
