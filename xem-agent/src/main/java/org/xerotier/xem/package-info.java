/**
 * The XEM agent: where the process begins, its parts are put together, and it ends in good order.
 *
 * <p>Door: {@link org.xerotier.xem.Main}. {@link org.xerotier.xem.AgentProcess} wires the rooms by hand; {@link
 * org.xerotier.xem.NamedThreads} is where every thread of the agent comes from. The rooms below look at each other as
 * {@code ArchitectureTest} says, and never up here, threads excepted.
 */
@NullMarked
package org.xerotier.xem;

import org.jspecify.annotations.NullMarked;
