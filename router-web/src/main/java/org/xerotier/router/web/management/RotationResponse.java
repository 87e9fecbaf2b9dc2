package org.xerotier.router.web.management;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.RotationState;
import org.xerotier.router.fleet.RotationView;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.Names;

/** A change of an agent's CURVE key. */
record RotationResponse(
        String id,
        NamedAgent agent,
        RotationState state,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant admittedAt,
        @Nullable Instant endedAt) {

    static RotationResponse of(RotationView rotation, Names names) {
        return new RotationResponse(
                rotation.id().value(),
                names.agent(rotation.agent().value()),
                rotation.state(),
                rotation.reason(),
                rotation.askedBy(),
                rotation.askedAt(),
                rotation.expiresAt(),
                rotation.admittedAt(),
                rotation.endedAt());
    }
}
