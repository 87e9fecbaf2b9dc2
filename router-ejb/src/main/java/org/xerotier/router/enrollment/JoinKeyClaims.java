package org.xerotier.router.enrollment;

import java.util.Optional;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.ProjectId;

/** What a genuine join key says. */
public record JoinKeyClaims(
        JoinKeyId id,
        ProjectId project,
        AgentRole role,
        Region region,
        String meshAddress,
        Optional<String> registrationName) {}
