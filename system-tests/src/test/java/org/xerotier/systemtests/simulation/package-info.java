/**
 * The dispatch protocol under a scripted world: the router's and the agent's own classes, driven by a virtual clock, a
 * network that loses, repeats, delays and reorders, a database whose commits tear, ledgers whose hosts die between two
 * writes, and clients that keep asking. One thread, one seed: a run that fails is run again by its seed.
 *
 * <p>Door: {@link org.xerotier.systemtests.simulation.Simulation}; {@code system-tests/simulate} from a shell. What
 * needs package-private parts of the product lives beside them, under the product's own package names, in classes whose
 * names begin with {@code Simulated}. See {@code docs/explanation/robustness.md}.
 */
@NullMarked
package org.xerotier.systemtests.simulation;

import org.jspecify.annotations.NullMarked;
