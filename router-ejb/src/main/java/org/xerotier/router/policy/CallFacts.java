package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What a policy may know of a call.
 *
 * @param tool its dotted name
 * @param declared the risk its manifest states
 * @param workspace the workspace's name
 * @param agent the agent the caller asked for, if any
 * @param arguments as they will run
 */
public record CallFacts(
        String tool,
        RiskLevel declared,
        String workspace,
        @Nullable String agent,
        JsonNode arguments) {}
