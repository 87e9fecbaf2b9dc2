package org.xerotier.router.audit;

import java.nio.charset.StandardCharsets;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.SignedCheckpoint;

/**
 * A signed checkpoint.
 *
 * @param line what to keep elsewhere: the checkpoint exactly as it was signed
 */
public record CheckpointView(Checkpoint checkpoint, String line) {

    static CheckpointView of(String line) {
        SignedCheckpoint signed = SignedCheckpoint.read(line.getBytes(StandardCharsets.UTF_8));
        return new CheckpointView(signed.checkpoint(), line);
    }
}
