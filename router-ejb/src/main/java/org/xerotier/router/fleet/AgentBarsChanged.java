package org.xerotier.router.fleet;

import java.util.function.UnaryOperator;
import org.xerotier.router.kernel.AgentId;

/** Something on record keeps work from an agent now, or does so no more. Fired inside the transaction: observe it after. */
record AgentBarsChanged(AgentId agent, UnaryOperator<Bars> change) {}
