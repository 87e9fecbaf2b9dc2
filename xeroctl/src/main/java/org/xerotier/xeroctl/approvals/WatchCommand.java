package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRefusal;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.api.ApprovalEvent;
import org.xerotier.xeroctl.api.EventStream;
import org.xerotier.xeroctl.api.Unreachable;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xeroctl approvals watch}. */
@Command(
        name = "watch",
        description = {
            "Show requests and decisions of the project as they happen, beginning with what is pending now.",
            "A broken connection is picked up where it broke. With -o json every event is one line of JSON."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals watch",
            "  xeroctl approvals watch --after 0-0 --timeout 1m",
            "  xeroctl approvals watch -o json | jq -r 'select(.event==\"approval.requested\") | .data.approval_id'"
        })
final class WatchCommand implements DeskVerb<WatchCommand.Options> {
    private static final Duration SLICE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 64;

    @Option(
            names = "--after",
            paramLabel = "ID",
            description = "Begin behind this event instead of now; 0-0 for all there are.")
    private @Nullable String after;

    record Options(@Nullable String after) {}

    @Override
    public Options options() {
        return new Options(after);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        if (options.after() == null && !desk.terminal().isJson()) {
            JsonNode pending =
                    desk.api().call(ApiRequest.get("exec", "approvals").with("status", "pending"));
            desk.terminal().list(pending, Sheets.APPROVALS);
        }
        @Nullable String last = options.after();
        int failures = 0;
        while (!desk.patience().isOver()) {
            try (EventStream<ApprovalEvent> events = desk.api().approvalEvents(last)) {
                while (!desk.patience().isOver()) {
                    ApprovalEvent event = events.next(desk.patience().atMost(SLICE));
                    if (event != null) {
                        failures = 0;
                        last = event.id();
                        tell(event, desk.terminal());
                    }
                }
            } catch (EventStream.Ended ended) {
                pause(desk, ++failures, "the stream ended");
            } catch (Unreachable fault) {
                pause(desk, ++failures, fault.says());
            } catch (ApiRefusal refusal) {
                if (refusal.status() < 500 && refusal.status() != 429) {
                    throw refusal;
                }
                pause(desk, ++failures, refusal.says());
            }
        }
        return ExitCode.OK;
    }

    private static void pause(Desk desk, int failures, String reason) {
        if (failures >= ATTEMPTS) {
            throw new CommandStopped(ExitCode.UNAVAILABLE, reason, "xeroctl approvals watch");
        }
        if (failures == 2) {
            desk.terminal().say("the router does not answer (" + reason + "); trying again");
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 8));
        desk.pause().pause(desk.patience().atMost(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private static void tell(ApprovalEvent event, Terminal terminal) {
        if (terminal.isJson()) {
            ObjectNode line = Json.object().put("id", event.id()).put("event", "approval." + event.kind());
            line.set("data", event.data());
            terminal.jsonLine(line);
            return;
        }
        terminal.line(line(event));
    }

    private static String line(ApprovalEvent event) {
        String at = event.text("at");
        String time = at.length() > 19 ? at.substring(11, 19) : at;
        StringBuilder line = new StringBuilder("%s  %-12s  %s  %s (%s)"
                .formatted(time, event.kind(), event.text("approval_id"), event.text("tool"), event.text("risk")));
        switch (event.kind()) {
            case "requested", "stage_opened" ->
                line.append("  stage ")
                        .append(event.data().path("stage").asInt() + 1)
                        .append(" of ")
                        .append(event.text("stages"))
                        .append(", until ")
                        .append(event.text("expires_at"));
            case "edited" ->
                line.append("  by ")
                        .append(event.text("by.name"))
                        .append(", round ")
                        .append(event.text("round"));
            case "timed_out", "escalated" -> line.append("  nobody decided in time");
            default -> line.append("  by ").append(event.text("by.name"));
        }
        return line.toString();
    }
}
