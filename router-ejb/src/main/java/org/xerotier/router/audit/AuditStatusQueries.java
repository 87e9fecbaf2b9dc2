package org.xerotier.router.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.router.kernel.Actor;

/** How sealing stands. */
@Stateless
public class AuditStatusQueries {

    @Inject
    SealRepository seals;

    @Inject
    CheckpointRepository checkpoints;

    @Inject
    AuditRounds rounds;

    @Inject
    Clock clock;

    public AuditStatus of(Actor actor) {
        String chain = actor.requireProject().value();
        SealBatch.Head head = seals.heads(List.of(chain)).get(chain);
        Optional<Checkpoint> last =
                checkpoints.last(chain).map(found -> found.signed().checkpoint());
        return new AuditStatus(
                head == null ? 0 : head.sequence(),
                last.map(Checkpoint::size).orElse(0L),
                last.map(Checkpoint::at).orElse(null),
                lag().map(Duration::toMillis).orElse(0L),
                rounds.isSinkFailing() ? "failing" : rounds.hasSink() ? "ok" : "off");
    }

    /** The age of the oldest unsealed row, empty if there is none. */
    public Optional<Duration> lag() {
        return seals.oldestUnsealed(seals.last()).map(at -> Duration.between(at, clock.instant()));
    }
}
