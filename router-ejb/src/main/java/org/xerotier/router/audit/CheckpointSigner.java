package org.xerotier.router.audit;

import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.SignedCheckpoint;

/** The router's signing key, as far as this room needs it; the room that keeps the key implements it. */
public interface CheckpointSigner {

    SignedCheckpoint sign(Checkpoint checkpoint);

    VerifyingKey publicKey();
}
