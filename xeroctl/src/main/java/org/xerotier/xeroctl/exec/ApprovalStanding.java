package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.xerotier.xeroctl.json.Json;

/**
 * Where a decision stands, as one line.
 *
 * @param line who is asked, at which stage, and who said something; empty if nobody is
 * @param left how long the stage goes on, with a comma before it; empty if that is not known
 */
record ApprovalStanding(String line, String left) {

    static ApprovalStanding of(JsonNode approval, Clock clock) {
        String status = Json.text(approval, "status");
        if (status.equals("preparing")) {
            return new ApprovalStanding("its plan is being made; people are asked once it is there", "");
        }
        if (!status.equals("pending")) {
            return new ApprovalStanding("", "");
        }
        int stage = approval.path("stage").asInt();
        StringBuilder line =
                new StringBuilder("stage ").append(stage + 1).append(" of ").append(count(approval, stage));
        String asks = asks(approval, stage);
        line.append(asks.isEmpty() ? "" : " asks " + asks);
        int votes = 0;
        for (JsonNode vote : approval.path("votes")) {
            votes += vote.path("counts").asBoolean() ? 1 : 0;
        }
        if (votes > 0) {
            line.append(", ").append(votes).append(votes == 1 ? " word counts so far" : " words count so far");
        }
        int round = approval.path("round").asInt(1);
        if (round > 1) {
            line.append(", the arguments were edited (round ").append(round).append(')');
        }
        return new ApprovalStanding(line.toString(), left(Json.text(approval, "expires_at"), clock));
    }

    private static int count(JsonNode approval, int stage) {
        int most = stage;
        for (JsonNode one : approval.path("stages")) {
            most = Math.max(most, one.path("stage").asInt());
        }
        return most + 1;
    }

    private static String asks(JsonNode approval, int stage) {
        String asks = "";
        for (JsonNode one : approval.path("stages")) {
            if (one.path("stage").asInt() == stage && !one.hasNonNull("settled_at")) {
                asks = Json.text(one, "asks");
            }
        }
        return asks;
    }

    private static String left(String until, Clock clock) {
        try {
            long seconds = Math.max(
                    0, Duration.between(clock.instant(), Instant.parse(until)).toSeconds());
            return seconds >= 120 ? ", %d min left".formatted(seconds / 60) : ", %d s left".formatted(seconds);
        } catch (DateTimeParseException unknown) {
            return "";
        }
    }
}
