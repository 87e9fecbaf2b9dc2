/**
 * The product seen from outside: real router, real agents, real clients, each a process of its own.
 *
 * <p>{@code client} speaks HTTP as a caller would, {@code stack} starts and stops the parts, {@code bench} measures, and
 * the scenarios under {@code src/test} judge. Nothing here may use a class of the router or the agents; the frames of
 * {@code mesh-protocol} are the one exception, for hostile peers.
 */
@NullMarked
package org.xerotier.systemtests;

import org.jspecify.annotations.NullMarked;
