package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRefusal;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.api.InvocationEvent;
import org.xerotier.xeroctl.api.Unreachable;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;

/** Says where an invocation stands: always what a person has to act on, the rest only when watching. */
final class Narrator {
    private final Terminal terminal;
    private final boolean everything;
    private String approval = "";
    private String told = "";
    private String left = "";

    Narrator(Terminal terminal, boolean everything) {
        this.terminal = terminal;
        this.everything = everything;
    }

    void tell(InvocationEvent event, String invocation, Api api, Clock clock) {
        switch (event.kind()) {
            case "approval_requested" ->
                approvalRequested(api.call(ApiRequest.get("exec", "invocations", invocation)), api, clock);
            case "approved" -> terminal.say("approved" + by(event));
            case "rejected" -> terminal.say("rejected" + by(event));
            case "escalated" -> terminal.say("the approval was escalated");
            case "cancelling" -> terminal.say("cancelling");
            case "queued" -> aside(event.text("reason").isEmpty() ? "queued" : "queued: " + event.text("reason"));
            case "dispatched" -> aside("dispatched" + to(event));
            case "started" -> aside("started");
            default -> {
                // Output and endings are told elsewhere; kinds of later routers are no one's concern here.
            }
        }
    }

    /** Where the decision stands, whenever that is news; that it still does not come, only to a person. */
    void stillPending(String invocation, Api api, Clock clock) {
        if (approval.isEmpty()) {
            approval = Json.text(api.call(ApiRequest.get("exec", "invocations", invocation)), "approval_id");
        }
        boolean isNews = standing(api, clock);
        if (!isNews && terminal.talksToPerson()) {
            terminal.say("still waiting for the approval" + left);
        }
    }

    /** Whether there was something to tell that was not told before. */
    private boolean standing(Api api, Clock clock) {
        try {
            ApprovalStanding now = ApprovalStanding.of(api.call(ApiRequest.get("exec", "approvals", approval)), clock);
            left = now.left();
            if (now.line().isEmpty() || now.line().equals(told)) {
                return false;
            }
            told = now.line();
            terminal.say("  " + now.line() + now.left());
            return true;
        } catch (ApiRefusal | Unreachable unknown) {
            // The call goes on all the same; the next look may tell more.
            return false;
        }
    }

    void ended(JsonNode invocation) {
        String status = Json.text(invocation, "status");
        String id = Json.text(invocation, "id");
        String error = Json.text(invocation, "error.code");
        String message = Json.text(invocation, "error.message");
        StringBuilder line = new StringBuilder(status);
        if (invocation.hasNonNull("exit_code")) {
            line.append(", exit ").append(Json.text(invocation, "exit_code"));
        }
        line.append(took(invocation)).append(on(invocation)).append(", ").append(id);
        if (!error.isEmpty()) {
            line.append(": ").append(error).append(message.isEmpty() ? "" : ": " + message);
        }
        if (Outcome.of(status) == ExitCode.OK) {
            terminal.say(line.toString());
        } else {
            terminal.error(line.toString());
            terminal.next("look", "xeroctl exec show " + id);
        }
    }

    /** What to type about an invocation that goes on without us. */
    void goesOn(String invocation) {
        terminal.next("watch", "xeroctl exec watch " + invocation);
        terminal.next("cancel", "xeroctl exec cancel " + invocation);
    }

    private void approvalRequested(JsonNode invocation, Api api, Clock clock) {
        approval = Json.text(invocation, "approval_id");
        String tool = Json.text(invocation, "tool");
        boolean confirms = Json.text(invocation, "risk").equals("irreversible")
                || Json.text(invocation, "effective_risk").equals("irreversible");
        if (!Json.text(invocation, "status").equals("pending_approval")) {
            aside("approval " + approval + " was asked for");
            return;
        }
        String risk = Json.text(invocation, invocation.hasNonNull("effective_risk") ? "effective_risk" : "risk");
        terminal.say(tool + " is " + risk + " and waits for approval " + approval);
        standing(api, clock);
        terminal.next("look", "xeroctl approvals show " + approval);
        terminal.next("approve", "xeroctl approvals approve " + approval + (confirms ? " --confirm " + tool : ""));
        terminal.next("reject", "xeroctl approvals reject " + approval + " --reason TEXT");
    }

    private void aside(String text) {
        if (everything) {
            terminal.say(text);
        }
    }

    private static String by(InvocationEvent event) {
        for (String path : new String[] {"by.name", "decided_by.name", "by.id", "decided_by.id", "by", "decided_by"}) {
            JsonNode who = Json.at(event.data(), path);
            if (who.isTextual()) {
                return " by " + who.textValue();
            }
        }
        return "";
    }

    private static String to(InvocationEvent event) {
        for (String path : new String[] {"registration_name", "agent.registration_name", "agent_id", "agent.id"}) {
            String agent = event.text(path);
            if (!agent.isEmpty()) {
                return " to " + agent;
            }
        }
        return "";
    }

    private static String on(JsonNode invocation) {
        String agent = Json.text(invocation, "agent.registration_name");
        return agent.isEmpty() ? "" : " on " + agent;
    }

    private static String took(JsonNode invocation) {
        try {
            Duration time = Duration.between(
                    java.time.Instant.parse(Json.text(invocation, "started_at")),
                    java.time.Instant.parse(Json.text(invocation, "ended_at")));
            return ", " + time.toMillis() / 1000 + "." + (time.toMillis() % 1000) / 100 + " s";
        } catch (DateTimeParseException neverStarted) {
            return "";
        }
    }
}
