/**
 * Frames in and out, and nothing about what they mean.
 *
 * <p>Doors: {@link org.xerotier.router.mesh.MeshSender} sends, {@link org.xerotier.router.mesh.MeshGate} opens the
 * socket and says who may connect. Rooms above implement {@link org.xerotier.router.mesh.FrameHandler} for the frame
 * types they own and {@link org.xerotier.router.mesh.PeerDirectory} for who a key is; this room finds them by CDI and
 * knows neither agents' lives nor invocations. A frame reaches a handler only if the state of its peer allows its type
 * ({@link org.xerotier.router.mesh.Standing}).
 *
 * <p>Who a peer is, is the CURVE key its connection was authenticated with (ADR 0009). May look into kernel, the
 * mesh adapter's api and mesh-protocol.
 */
@NullMarked
package org.xerotier.router.mesh;

import org.jspecify.annotations.NullMarked;
