package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Something that happened to an agent. */
public record AgentEventView(String id, Instant at, AgentEventType type, JsonNode detail) {}
