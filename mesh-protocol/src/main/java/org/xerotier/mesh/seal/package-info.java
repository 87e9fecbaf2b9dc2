/**
 * What the audit log is sealed with, and how a seal is checked without the router: the canonical bytes of a row, the
 * hash chain of a project, the Merkle tree over the chain's entries (RFC 9162 hashing), signed checkpoints, proofs, and
 * the reader of exports.
 *
 * <p>Doors: {@link org.xerotier.mesh.seal.AuditRecord}, {@link org.xerotier.mesh.seal.AuditChain}, {@link
 * org.xerotier.mesh.seal.MerkleFrontier}, {@link org.xerotier.mesh.seal.MerkleProofs}, {@link
 * org.xerotier.mesh.seal.Checkpoint} and {@link org.xerotier.mesh.seal.SignedCheckpoint}, {@link
 * org.xerotier.mesh.seal.ExportLines} and {@link org.xerotier.mesh.seal.ExportVerifier}. The router and xeroctl enter;
 * this package looks only into {@code json} and {@code key}.
 */
@NullMarked
package org.xerotier.mesh.seal;

import org.jspecify.annotations.NullMarked;
