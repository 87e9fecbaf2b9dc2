package org.xerotier.router.web.management;

import java.time.Instant;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.router.audit.CheckpointView;

/**
 * A signed checkpoint.
 *
 * @param line what to keep elsewhere: the checkpoint exactly as it was signed
 */
record CheckpointResponse(String id, Instant at, long size, String head, String root, String keyId, String line) {

    static CheckpointResponse of(CheckpointView view) {
        Checkpoint checkpoint = view.checkpoint();
        return new CheckpointResponse(
                checkpoint.id(),
                checkpoint.at(),
                checkpoint.size(),
                checkpoint.head(),
                checkpoint.root(),
                checkpoint.keyId(),
                view.line());
    }
}
