package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.json.Json;

/**
 * One event of a project's stream of approvals.
 *
 * @param id its place; what follows it is asked for by it
 * @param kind without its {@code approval.} prefix
 */
public record ApprovalEvent(String id, String kind, JsonNode data) {
    private static final String PREFIX = "approval.";

    static ApprovalEvent of(String id, String kind, JsonNode data) {
        return new ApprovalEvent(id, kind.startsWith(PREFIX) ? kind.substring(PREFIX.length()) : kind, data);
    }

    public String text(String path) {
        return Json.text(data, path);
    }
}
