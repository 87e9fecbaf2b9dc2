package org.xerotier.router.enrollment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.fleet.RegistrationName;

/** What a join key invites to, checked and complete. */
record Invitation(
        String name,
        AgentRole role,
        Region region,
        String meshAddress,
        @Nullable RegistrationName registrationName,
        Duration life) {}
