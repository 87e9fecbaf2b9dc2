package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;

/**
 * Two keys that claim one name.
 *
 * @param holder who had the name first
 * @param joinKey the join key the challenger used up; null if it challenged by a hello
 * @param source address the challenge came from, as far as known
 * @param resolution why one was kept; null while it is open
 */
public record ConflictView(
        ConflictId id,
        String registrationName,
        AgentId holder,
        AgentId challenger,
        ConflictCause cause,
        @Nullable String joinKey,
        @Nullable String source,
        Instant beganAt,
        @Nullable String resolution) {}
