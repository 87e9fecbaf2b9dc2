package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/**
 * What a mail says: which call waits and how to look at it. Never the arguments: mail lies about in clear, and an approver
 * decides on what the router shows. Every value is one line of printable characters.
 */
record MailText(String subject, String body) {

    private static final int LONGEST = 200;

    static MailText of(MailOrder order) {
        JsonNode data = order.data();
        String tool = line(data, "tool_name");
        String what = order.isReminder() ? "Reminder: approval needed" : "Approval needed";
        String subject = "%s: %s (%s)".formatted(what, tool, line(data, "risk"));
        String body = """
                %s

                Tool:       %s
                Risk:       %s
                Asked by:   %s
                Workspace:  %s
                Stage:      %s
                Decide by:  %s
                Digest:     %s
                Approval:   %s

                Look at it before you decide; the arguments are shown there and not in this mail:

                    xeroctl approvals show %s

                This mail cannot be answered.
                """.formatted(
                        introduction(order),
                        tool,
                        line(data, "risk"),
                        line(data.path("requested_by"), "name"),
                        line(data, "workspace_id"),
                        line(data, "stage"),
                        line(data, "expires_at"),
                        line(data, "digest"),
                        line(data, "approval_id"),
                        line(data, "approval_id"));
        return new MailText(subject, body);
    }

    private static String introduction(MailOrder order) {
        if (order.isReminder()) {
            return "A call still waits for your decision; half of the time is over.";
        }
        return order.type() == WebhookEvent.EXEC_APPROVAL_ESCALATED
                ? "Nobody decided in time, so a call now waits for your decision."
                : "A call waits for your decision.";
    }

    /** The value without anything that could begin another line or change how the rest is shown. */
    private static String line(JsonNode data, String field) {
        String text = data.path(field).asText("-");
        String plain = text.codePoints()
                .map(point -> isPlain(point) ? point : '?')
                .limit(LONGEST)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return plain.isEmpty() ? "-" : plain;
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
