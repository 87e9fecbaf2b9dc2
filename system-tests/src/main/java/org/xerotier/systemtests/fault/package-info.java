/**
 * What is done to the product from outside: a proxy that cuts connections, signals, and a schedule of faults that follows
 * from a seed. Faults inside processes are the room {@code plant}'s.
 *
 * <p>Doors: {@link org.xerotier.systemtests.fault.TcpProxy}, {@link org.xerotier.systemtests.fault.Signals}, {@link
 * org.xerotier.systemtests.fault.Schedule}.
 */
@NullMarked
package org.xerotier.systemtests.fault;

import org.jspecify.annotations.NullMarked;
