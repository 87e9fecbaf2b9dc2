/**
 * How the running agent stands, for whoever asks from outside: a small file in the state folder, written when something
 * changes and at most twice a second. {@code xem-agent doctor} reads it.
 *
 * <p>Doors: {@link org.xerotier.xem.status.StatusBoard} (writes), {@link org.xerotier.xem.status.AgentStatus} (reads).
 * Looks into {@code state}.
 */
@NullMarked
package org.xerotier.xem.status;

import org.jspecify.annotations.NullMarked;
