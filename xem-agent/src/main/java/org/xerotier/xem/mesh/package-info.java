/**
 * The ways to the routers: a CURVE socket to each, and on it a session that greets, publishes the manifest, renews the
 * lease and takes leave. All sessions stand before one dispatch desk.
 *
 * <p>Doors: {@link org.xerotier.xem.mesh.MeshLoop} (the one thread that owns sockets, sessions and desk), made from
 * {@link org.xerotier.xem.mesh.MeshParts}; {@link org.xerotier.xem.mesh.SessionListener} hears how it goes. Inside,
 * {@code MeshSession} knows what to say when to one router, {@code RouterSessions} which of them to say it to, {@code
 * RouterRoster} which routers there are. Only {@code DealerLink} and {@code DealerSockets} touch JeroMQ. Frames about calls go to {@code dispatch}; their meaning is not known here. The protocol is {@code
 * docs/reference/wire-protocol.md}.
 */
@NullMarked
package org.xerotier.xem.mesh;

import org.jspecify.annotations.NullMarked;
