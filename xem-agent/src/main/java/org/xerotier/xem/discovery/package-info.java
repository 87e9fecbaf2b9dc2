/**
 * What the host has that a workspace could be bound to: names found by a few probes at start. Reads only, for a moment
 * only, names only; a probe never opens what holds nothing but secrets, and never reports a value.
 *
 * <p>Door: {@link org.xerotier.xem.discovery.HostProbes}, which looks through a {@link
 * org.xerotier.xem.discovery.HostView}. One class per kind of find, each a {@code Probe}. Looks at nothing of ours.
 */
@NullMarked
package org.xerotier.xem.discovery;

import org.jspecify.annotations.NullMarked;
