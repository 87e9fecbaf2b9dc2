package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.router.audit.CheckpointSigner;

/** Signs checkpoints of the audit log with the key the router also signs tokens and warrants with. */
@ApplicationScoped
class AuditSigner implements CheckpointSigner {

    @Inject
    RouterKeys keys;

    @Override
    public SignedCheckpoint sign(Checkpoint checkpoint) {
        return checkpoint.sign(keys.signing());
    }

    @Override
    public VerifyingKey publicKey() {
        return keys.signing().verifyingKey();
    }
}
