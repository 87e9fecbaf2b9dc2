/**
 * The witness: tools whose only effect is one durable line in a file that no product code reads. How often something
 * really happened is counted there and nowhere else.
 *
 * <p>Doors: {@link org.xerotier.systemtests.witness.Witness} makes the tool bundle and reads the file.
 */
@NullMarked
package org.xerotier.systemtests.witness;

import org.jspecify.annotations.NullMarked;
