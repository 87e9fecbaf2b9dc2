/**
 * The lease: the agent counts as alive as long as it renews in time, and judges the router by the same measure.
 *
 * <p>Door: {@link org.xerotier.xem.lease.LeaseWatch}. Looks only into {@code time}; {@code mesh} drives it.
 */
@NullMarked
package org.xerotier.xem.lease;

import org.jspecify.annotations.NullMarked;
