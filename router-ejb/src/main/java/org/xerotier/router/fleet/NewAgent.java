package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/**
 * What enrolment has established about an agent; every part of it was proven or checked before.
 *
 * @param curvePublicKey 64 hex; the agent holds its secret
 * @param signingPublicKey 64 hex; the agent holds its secret
 * @param manifest read and checked
 */
public record NewAgent(
        AgentId id,
        ProjectId project,
        RegistrationName registrationName,
        AgentRole role,
        Region region,
        String curvePublicKey,
        String signingPublicKey,
        String agentVersion,
        AcceptedManifest manifest) {}
