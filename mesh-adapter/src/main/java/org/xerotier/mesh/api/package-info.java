/**
 * What the router's domain sees of the mesh: frames in, frames out, and who may speak.
 *
 * <p>Door: {@link org.xerotier.mesh.api.MeshListener} (implemented by the message-driven bean) and
 * {@link org.xerotier.mesh.api.MeshConnectionFactory}. A peer is its CURVE key, never a name it chose. Nothing here
 * knows JeroMQ; {@code org.xerotier.mesh.ra} implements it and is the only place that does.
 */
@NullMarked
package org.xerotier.mesh.api;

import org.jspecify.annotations.NullMarked;
