/**
 * The way to the router: a CURVE socket with one owner, and on it a session that greets, publishes the manifest, renews
 * the lease and takes leave.
 *
 * <p>Doors: {@link org.xerotier.xem.mesh.MeshLoop} (the thread that owns socket, session and dispatch desk) and {@link
 * org.xerotier.xem.mesh.MeshSession} (what to say when, a plain class). Only {@link org.xerotier.xem.mesh.DealerLink}
 * touches JeroMQ. Frames about calls go to {@code dispatch}; their meaning is not known here. The protocol is {@code
 * docs/reference/wire-protocol.md}.
 */
@NullMarked
package org.xerotier.xem.mesh;

import org.jspecify.annotations.NullMarked;
