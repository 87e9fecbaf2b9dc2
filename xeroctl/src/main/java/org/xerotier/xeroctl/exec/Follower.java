package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRefusal;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.api.EventStream;
import org.xerotier.xeroctl.api.InvocationEvent;
import org.xerotier.xeroctl.api.Unreachable;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;

/**
 * Follows one invocation to its end. Events tell what happens, but only the invocation's status says that it is over:
 * a stream may break, end early or miss events, and is then picked up after the last event seen.
 */
final class Follower {
    /** With the pauses between them, about five minutes: longer than a router takes to restart on a busy machine. */
    private static final int ATTEMPTS = 64;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SLICE = Duration.ofSeconds(30);

    private final Desk desk;
    private final Terminal terminal;
    private final FollowFlags.How how;
    private final boolean watching;
    private final Narrator narrator;

    private long last;
    private boolean pending;
    private int failures;
    private JsonNode counts = Json.object();

    /**
     * @param watching every event is told; otherwise only output and what needs a person
     */
    Follower(Desk desk, FollowFlags.How how, boolean watching) {
        this.desk = desk;
        this.terminal = desk.terminal();
        this.how = how;
        this.watching = watching;
        this.narrator = new Narrator(terminal, watching && !terminal.isJson());
    }

    ExitCode follow(String id, long after) {
        last = after;
        LiveOutput output = new LiveOutput(terminal, how.raw(), after > 0);
        try (var interrupts = desk.interrupts().during(() -> interrupted(id))) {
            while (!desk.patience().isOver()) {
                readEvents(id, output);
                JsonNode invocation = statusOf(id);
                String status = invocation == null ? "" : Json.text(invocation, "status");
                if (invocation != null && (Outcome.isEnded(status) || Outcome.isAmbiguous(status))) {
                    return finish(invocation, output);
                }
            }
            return outOfPatience(id);
        } finally {
            terminal.endToolOutput();
        }
    }

    private void readEvents(String id, LiveOutput output) {
        try (EventStream<InvocationEvent> events = desk.api().events(id, last)) {
            while (!desk.patience().isOver()) {
                InvocationEvent event = events.next(desk.patience().atMost(SLICE));
                if (event != null && event.sequence() > last) {
                    failures = 0;
                    take(event, id, output);
                    if (event.mayBeLast() || event.isAmbiguous()) {
                        return;
                    }
                } else if (event == null && pending) {
                    narrator.stillPending(id, desk.api(), desk.clock());
                }
            }
        } catch (EventStream.Ended ended) {
            desk.pause().pause(desk.patience().atMost(FIRST_PAUSE));
        } catch (Unreachable fault) {
            retryLater(id, fault.says());
        } catch (ApiRefusal refusal) {
            retryIfPassing(id, refusal);
        }
    }

    private void take(InvocationEvent event, String id, LiveOutput output) {
        last = event.sequence();
        if (terminal.isJson()) {
            if (watching) {
                ObjectNode line = Json.object().put("id", event.sequence()).put("event", "x_exec." + event.kind());
                line.set("data", event.data());
                terminal.jsonLine(line);
            }
        } else if (event.isProgress()) {
            output.take(event);
        }
        pending = event.kind().equals("approval_requested")
                || (pending && !event.kind().equals("approved"));
        counts = event.mayBeLast() ? event.data() : counts;
        if (!event.isProgress()) {
            narrator.tell(event, id, desk.api(), desk.clock());
        }
    }

    private @Nullable JsonNode statusOf(String id) {
        try {
            JsonNode invocation = desk.api().call(ApiRequest.get("exec", "invocations", id));
            failures = 0;
            return invocation;
        } catch (Unreachable fault) {
            retryLater(id, fault.says());
        } catch (ApiRefusal refusal) {
            retryIfPassing(id, refusal);
        }
        return null;
    }

    private void retryIfPassing(String id, ApiRefusal refusal) {
        if (refusal.status() < 500 && refusal.status() != 429) {
            throw refusal;
        }
        retryLater(id, refusal.says());
    }

    private void retryLater(String id, String reason) {
        failures++;
        if (failures >= ATTEMPTS || last == 0 && failures > 1 && watching) {
            throw new CommandStopped(ExitCode.UNAVAILABLE, reason, "xeroctl exec watch " + id);
        }
        if (failures == 1) {
            terminal.say("the router does not answer (" + reason + "); trying again");
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 8));
        desk.pause().pause(desk.patience().atMost(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private ExitCode finish(JsonNode invocation, LiveOutput output) {
        if (terminal.isJson()) {
            if (!watching) {
                terminal.json(invocation);
            }
        } else {
            String execution = Json.text(invocation, "execution_id");
            output.complete(desk.api(), execution, countsOf(execution));
            terminal.endToolOutput();
            narrator.ended(invocation);
        }
        return Outcome.of(Json.text(invocation, "status"));
    }

    /** How much the tool wrote: from the last event, or from the record if that event was missed. */
    private JsonNode countsOf(String execution) {
        return execution.isEmpty() || counts.has("stdout_bytes")
                ? counts
                : desk.api().call(ApiRequest.get("exec", "executions", execution));
    }

    private ExitCode outOfPatience(String id) {
        terminal.endToolOutput();
        terminal.error("the wait is over and " + id + " is not; it goes on");
        narrator.goesOn(id);
        return pending ? ExitCode.APPROVAL_PENDING : ExitCode.WAIT_EXPIRED;
    }

    private void interrupted(String id) {
        terminal.endToolOutput();
        if (!how.cancelOnInterrupt()) {
            terminal.say("interrupted; " + id + " goes on");
            narrator.goesOn(id);
            return;
        }
        try {
            desk.api().call(CancelCommand.request(id, "interrupted by the caller"));
            terminal.say("interrupted; " + id + " is being cancelled");
        } catch (ApiRefusal | Unreachable fault) {
            terminal.error("interrupted, and " + id + " could not be cancelled: " + fault.getMessage());
            narrator.goesOn(id);
        }
    }
}
