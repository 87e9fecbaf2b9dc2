/**
 * Echoes and handshakes over CURVE, each library in processes of its own, in one run: JeroMQ with jnacl, JeroMQ with ours,
 * libzmq. Started by {@code mesh-curve/bench}; prints figures, decides nothing.
 */
@NullMarked
package org.xerotier.mesh.bench;

import org.jspecify.annotations.NullMarked;
