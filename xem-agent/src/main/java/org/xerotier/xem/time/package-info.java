/**
 * Monotonic time and waits between tries. Everybody may enter; this package looks at nothing of ours.
 *
 * <p>Doors: {@link org.xerotier.xem.time.Ticker}, {@link org.xerotier.xem.time.Backoff} (one party that asks again),
 * {@link org.xerotier.xem.time.ReconnectWaits} (a fleet that comes back).
 */
@NullMarked
package org.xerotier.xem.time;

import org.jspecify.annotations.NullMarked;
