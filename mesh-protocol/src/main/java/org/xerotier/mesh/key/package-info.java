/**
 * Keys, signatures and digests, all from the JDK: X25519 for the CURVE transport, Ed25519 for what is signed, SHA-256.
 *
 * <p>Doors: {@link org.xerotier.mesh.key.CurveKeyPair} and {@link org.xerotier.mesh.key.CurvePublicKey}, {@link
 * org.xerotier.mesh.key.SigningKey} and {@link org.xerotier.mesh.key.VerifyingKey}, {@link
 * org.xerotier.mesh.key.KeyFiles} for secrets on disk, {@link org.xerotier.mesh.key.PossessionProof} for enrolment,
 * {@link org.xerotier.mesh.key.Sha256}. Keys travel as 64 lower-case hex digits; ZeroMQ wants Z85. A key that cannot be
 * used is a {@link org.xerotier.mesh.key.KeyRefused}. Nothing here prints a secret. Everybody may enter; this package
 * looks only into {@code json}.
 */
@NullMarked
package org.xerotier.mesh.key;

import org.jspecify.annotations.NullMarked;
