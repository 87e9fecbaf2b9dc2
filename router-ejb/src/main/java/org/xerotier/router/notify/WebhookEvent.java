package org.xerotier.router.notify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be told to a webhook. A type is never renamed; the reference page is made from this list. */
public enum WebhookEvent {
    EXEC_DISPATCHED("A call was given to an agent.", Subject.INVOCATION),
    EXEC_COMPLETED("A call ended well.", Subject.INVOCATION),
    EXEC_FAILED("A call ended badly, or could not be run.", Subject.INVOCATION),
    EXEC_TIMEOUT("A call ran past its time and was stopped.", Subject.INVOCATION),
    EXEC_AMBIGUOUS("A call may have had its effect and nobody can say; an operator is needed.", Subject.INVOCATION),
    EXEC_APPROVAL_REQUESTED("A call waits for a person.", Subject.APPROVAL),
    EXEC_APPROVED("A person consented.", Subject.APPROVAL),
    EXEC_REJECTED("A person said no.", Subject.APPROVAL),
    EXEC_APPROVAL_ESCALATED(
            "A stage's clock ran out: the next stage is asked, or with status `escalated` nobody is left to ask.",
            Subject.APPROVAL),
    EXEC_APPROVAL_TIMED_OUT("Nobody decided in time.", Subject.APPROVAL),
    EXEC_AGENT_ENROLLED("An agent was enrolled.", Subject.AGENT),
    EXEC_AGENT_OFFLINE(
            "An agent's lease lapsed, it left, or it was revoked: `reason` is `lease_lapsed`, `left` or `revoked`.",
            Subject.AGENT),
    EXEC_AGENT_CONFLICT(
            "Two keys claim one registration name; neither agent gets work until `xeroctl agents recover`.",
            Subject.AGENT),
    EXEC_AGENT_RECOVERED("A person said which key keeps a contested name; the other was revoked.", Subject.AGENT),
    EXEC_DISCOVERY_PENDING("An agent proposes workspace bindings that wait for a person.", Subject.AGENT),
    EXEC_WORKSPACE_CREATED("A workspace was made.", Subject.WORKSPACE),
    EXEC_WORKSPACE_BUDGET_EXHAUSTED("A workspace has used up its budget.", Subject.WORKSPACE),
    /** Told on request to one webhook; nobody subscribes to it. */
    WEBHOOK_TEST("A try-out, asked for with `xeroctl webhooks test`.", Subject.WEBHOOK);

    /** What an event is about, which decides what its {@code data} holds. A field may be null, none is left out. */
    public enum Subject {
        INVOCATION(
                "an invocation",
                "invocation_id",
                "tool_name",
                "workspace_id",
                "risk",
                "status",
                "agent_id",
                "execution_id",
                "approval_id",
                "exit_code",
                "error_code",
                "arguments_digest",
                "requested_by",
                "invoked_at",
                "dispatched_at",
                "started_at",
                "ended_at"),
        APPROVAL(
                "an approval request",
                "approval_id",
                "invocation_id",
                "workspace_id",
                "tool_name",
                "risk",
                "status",
                "digest",
                "policy_id",
                "round",
                "stage",
                "stages",
                "votes",
                "expires_at",
                "at",
                "requested_by",
                "by"),
        AGENT("an agent", "agent_id", "registration_name"),
        WORKSPACE("a workspace", "workspace_id", "name", "kind"),
        WEBHOOK("a webhook", "webhook_id");

        private final String article;
        private final List<String> fields;

        Subject(String article, String... fields) {
            this.article = article;
            this.fields = List.of(fields);
        }

        public String article() {
            return article;
        }

        /** What every event about such a thing has. */
        public List<String> fields() {
            return fields;
        }
    }

    private final String meaning;
    private final Subject subject;

    WebhookEvent(String meaning, Subject subject) {
        this.meaning = meaning;
        this.subject = subject;
    }

    /** The name outside, such as {@code exec.approval_requested}. */
    @JsonValue
    public String type() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    public String meaning() {
        return meaning;
    }

    public Subject subject() {
        return subject;
    }

    public boolean isSubscribable() {
        return this != WEBHOOK_TEST;
    }

    @JsonCreator
    public static WebhookEvent ofType(String type) {
        return find(type).orElseThrow(() -> new IllegalArgumentException("no event type '" + type + "'"));
    }

    public static Optional<WebhookEvent> find(String type) {
        return Arrays.stream(values())
                .filter(event -> event.type().equals(type))
                .findFirst();
    }

    public static List<WebhookEvent> subscribable() {
        return Arrays.stream(values()).filter(WebhookEvent::isSubscribable).toList();
    }
}
