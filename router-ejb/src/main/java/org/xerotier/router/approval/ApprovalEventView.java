package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event of a project's stream.
 *
 * @param kind as {@link ApprovalHappening#text} spells it
 * @param data what may be told outside
 */
public record ApprovalEventView(EventPlace place, String kind, JsonNode data) {}
