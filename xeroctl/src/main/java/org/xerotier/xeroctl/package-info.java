/**
 * The command line. {@link org.xerotier.xeroctl.Main} is the only door: it builds the command tree, lets picocli parse,
 * hands the chosen verb its options, the API and the terminal, and turns whatever comes back into an exit code.
 *
 * <p>How a call travels: shell script, {@code Main}, {@code CommandTree} (picocli model), the verb's options record,
 * {@code run}, {@code api}, {@code terminal}, exit code. One package per noun, one class per verb.
 *
 * <p>Nothing of the router or the agents is used here: all that is known of them is the HTTP contract.
 */
@NullMarked
package org.xerotier.xeroctl;

import org.jspecify.annotations.NullMarked;
