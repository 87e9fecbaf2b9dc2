/**
 * Closed-loop load and the bounds it is judged by, measured in the same run: the one-row commit rate of the same
 * PostgreSQL and the bare CURVE echo rate. Door: {@link org.xerotier.systemtests.bench.Bench}. Prints figures, decides
 * nothing.
 */
@NullMarked
package org.xerotier.systemtests.bench;

import org.jspecify.annotations.NullMarked;
