/**
 * What CurveZMQ needs of NaCl: X25519 (Bouncy Castle's), XSalsa20-Poly1305 (ours, because nothing in Java comes near it).
 * JeroMQ reaches it through two classes named like those of jnacl, whose place this module takes; ADR 0018.
 *
 * <p>No branch and no array index depends on a secret; tags are compared in full. Nothing is allocated per block. Doors:
 * {@link org.xerotier.mesh.curve.SecretBox} and {@link org.xerotier.mesh.curve.CurveKeys}. Only the classes in {@code
 * com.neilalexander.jnacl.crypto} enter.
 */
@NullMarked
package org.xerotier.mesh.curve;

import org.jspecify.annotations.NullMarked;
