package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.xeroctl.json.Json;

/** Puts documents into the few words a table has room for. */
final class Spoken {
    private static final List<String> LEVELS = List.of("read", "write", "destructive", "irreversible");

    private Spoken() {}

    /** A row for each risk level, and one for each stage of its escalation chain. */
    static ObjectNode levels(JsonNode document) {
        ObjectNode page = Json.object();
        ArrayNode rows = page.putArray("data");
        for (String name : LEVELS) {
            JsonNode level = document.path("levels").path(name);
            boolean asks = level.path("require_approval").asBoolean();
            ObjectNode row = rows.addObject().put("risk", name).put("asks", asks ? "yes" : "no");
            if (asks) {
                JsonNode chain = level.path("escalation_chain");
                boolean self = level.path("requester_may_approve").asBoolean();
                stage(row, level, self, chain.isEmpty() ? last(level) : "escalates");
                for (int i = 0; i < chain.size(); i++) {
                    boolean isLast = i == chain.size() - 1;
                    stage(rows.addObject(), chain.get(i), self, isLast ? last(level) : "escalates");
                }
            }
        }
        return page;
    }

    private static void stage(ObjectNode row, JsonNode stage, boolean self, String then) {
        row.put("approvers", approvers(stage.path("approvers")) + (self ? " (requester too)" : ""))
                .put("waits", time(stage.path("timeout_seconds").asLong()))
                .put("then", then);
    }

    private static String last(JsonNode level) {
        return Json.text(level, "on_timeout").equals("reject") ? "rejected" : "ends escalated";
    }

    /** {@code owner or delegate}, {@code 2 of (owner, admin)}. */
    static String approvers(JsonNode rule) {
        if (rule.has("any")) {
            return join(rule.path("any"), " or ");
        }
        if (rule.has("all")) {
            return join(rule.path("all"), " and ");
        }
        if (rule.has("at_least")) {
            return rule.path("at_least").asText() + " of (" + join(rule.path("of"), ", ") + ")";
        }
        if (rule.has("delegation")) {
            return "delegate";
        }
        return rule.has("role") ? Json.text(rule, "role") : Json.text(rule, "user");
    }

    private static String join(JsonNode rules, String between) {
        List<String> words = new ArrayList<>();
        for (JsonNode rule : rules) {
            boolean isGroup = (rule.has("any") || rule.has("all")) && rules.size() > 1;
            words.add(isGroup ? "(" + approvers(rule) + ")" : approvers(rule));
        }
        return String.join(between, words);
    }

    static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (seconds % 86_400 == 0) {
            return time.toDays() + "d";
        }
        if (seconds % 3_600 == 0) {
            return time.toHours() + "h";
        }
        return seconds % 60 == 0 ? time.toMinutes() + "m" : seconds + "s";
    }

    /** A simulation's changes: what the call is now, and what it would be. */
    static ObjectNode changes(JsonNode simulation) {
        ObjectNode page = Json.object();
        ArrayNode rows = page.putArray("data");
        for (JsonNode change : simulation.path("changes")) {
            JsonNode after = change.path("after");
            rows.addObject()
                    .put("invocation_id", Json.text(change, "invocation_id"))
                    .put("tool", Json.text(change, "tool"))
                    .put("created_at", Json.text(change, "created_at"))
                    .put("now", verdict(change.path("before")))
                    .put("then", verdict(after))
                    .put("rules", Json.text(after.path("raised_by")))
                    .put("approvers", approvers(after.path("stages").path(0).path("approvers")));
        }
        return page;
    }

    private static String verdict(JsonNode verdict) {
        return Json.text(verdict, "effective") + (verdict.path("asks").asBoolean() ? ", asks" : "");
    }
}
