package org.xerotier.router.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.router.audit.CheckpointRepository.Node;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;

/** Signs how far each chain is sealed. */
@Stateless
public class CheckpointService {

    private static final int PAGE = 2_000;

    /** So that a transaction stays short after a long pause; the rest follows at once with a checkpoint of its own. */
    private static final long FARTHEST = 50_000;

    @Inject
    CheckpointRepository rows;

    @Inject
    SealRepository seals;

    @Inject
    CheckpointSigner signer;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Chains that have grown since their last checkpoint. */
    public List<String> due() {
        return rows.due();
    }

    /** Covers what was sealed since the last one; empty if there is nothing, or another router is at it. */
    public Optional<SignedCheckpoint> checkpoint(String chain) {
        if (!seals.tryTurn("checkpoint")) {
            return Optional.empty();
        }
        Checkpointing going = new Checkpointing(chain, rows.last(chain).orElse(null), signer);
        long before = going.size();
        List<Node> nodes = new ArrayList<>();
        List<Checkpointing.Link> page;
        do {
            page = rows.sealed(chain, going.size(), PAGE);
            going.add(page, (level, index, hash) -> {
                if (level % Tile.HEIGHT == 0) {
                    nodes.add(new Node(level, index, hash));
                }
            });
        } while (page.size() == PAGE && going.size() - before < FARTHEST);
        if (going.size() == before) {
            return Optional.empty();
        }
        SignedCheckpoint signed = going.sign(ids.next(IdPrefix.CHECKPOINT), clock.instant(), signer);
        rows.add(chain, nodes);
        rows.add(signed, going.edge());
        return Optional.of(signed);
    }

    /** The newest checkpoint of every chain, as lines. */
    public List<String> newest() {
        return rows.newest();
    }
}
