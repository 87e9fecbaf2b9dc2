/**
 * A caller of the router: as little code as possible between a test and the bytes on the wire.
 *
 * <p>Door: {@link org.xerotier.systemtests.client.Api} for scenarios and {@link
 * org.xerotier.systemtests.client.Wire} for load, which keeps one connection and costs next to nothing.
 */
@NullMarked
package org.xerotier.systemtests.client;

import org.jspecify.annotations.NullMarked;
