package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;

/** A request with its stages, the words given and what was edited, below its card. */
final class Course {
    private Course() {}

    static void show(JsonNode approval, Terminal terminal) {
        terminal.one(approval, Sheets.APPROVAL);
        if (terminal.isJson()) {
            return;
        }
        if (!approval.path("stages").isEmpty()) {
            terminal.line("");
            terminal.line("Stages");
            approval.path("stages").forEach(stage -> terminal.line("  " + stage(stage)));
        }
        if (!approval.path("votes").isEmpty()) {
            terminal.line("");
            terminal.line("Words");
            approval.path("votes").forEach(vote -> terminal.line("  " + vote(vote)));
        }
        for (JsonNode round : approval.path("rounds")) {
            if (!round.path("changes").isEmpty()) {
                terminal.line("");
                terminal.line("Edited by " + Json.text(round, "opened_by.name") + " at " + Json.text(round, "opened_at")
                        + " (round " + Json.text(round, "round") + ")");
                round.path("changes").forEach(change -> terminal.line("  " + change(change)));
            }
        }
    }

    private static String stage(JsonNode stage) {
        StringBuilder line = new StringBuilder()
                .append(stage.path("stage").asInt() + 1)
                .append("  ")
                .append(Json.text(stage, "asks"));
        if (stage.hasNonNull("outcome")) {
            line.append("  ").append(Json.text(stage, "outcome")).append(" at ").append(Json.text(stage, "settled_at"));
        } else if (stage.hasNonNull("due_at")) {
            line.append("  open until ").append(Json.text(stage, "due_at"));
        } else {
            line.append("  would get ")
                    .append(Json.text(stage, "timeout_seconds"))
                    .append(" s");
        }
        return line.toString();
    }

    private static String vote(JsonNode vote) {
        StringBuilder line = new StringBuilder(Json.text(vote, "kind"))
                .append(" by ")
                .append(Json.text(vote, "by.name"))
                .append(" (")
                .append(Json.text(vote, "channel"))
                .append(", round ")
                .append(Json.text(vote, "round"))
                .append(") at ")
                .append(Json.text(vote, "at"));
        if (!vote.path("counts").asBoolean()) {
            line.append("  does not count now");
        }
        if (vote.path("is_exception").asBoolean()) {
            line.append("  the requester's own, which the policy admits");
        }
        String note = Json.text(vote, "note");
        return line.append(note.isEmpty() ? "" : ": " + note).toString();
    }

    private static String change(JsonNode change) {
        String before = change.has("before") ? change.get("before").toString() : "nothing";
        String after = change.has("after") ? change.get("after").toString() : "nothing";
        return Json.text(change, "path") + ": " + before + " -> " + after;
    }
}
