package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xerotier.router.notify.WebhookEvent;

class WebhookEventsPageTest {

    @Test
    void everyTypeIsFoundByItsNameAndNoTwoShareOne() {
        for (WebhookEvent event : WebhookEvent.values()) {
            assertThat(WebhookEvent.ofType(event.type())).isEqualTo(event);
        }
        assertThat(WebhookEvent.find("exec.no_such_thing")).isEmpty();
    }

    @Test
    void thePageListsThem() {
        StringBuilder body = new StringBuilder();
        body.append(
                        "What a webhook can be told. Subscribe with `xeroctl webhooks create --event TYPE`; how to receive and\n")
                .append("verify them: [receive webhooks](../how-to/receive-webhooks.md).\n\n")
                .append(
                        "Every body is `{\"id\": \"evt_…\", \"object\": \"event\", \"type\": …, \"created_at\": <unix seconds>,")
                .append(" \"data\": {…}}`.\nArguments and output of calls are never in it.\n\n")
                .append("| Type | Meaning | `data` about |\n|---|---|---|\n");
        for (WebhookEvent event : WebhookEvent.values()) {
            body.append("| `%s` | %s | %s |\n"
                    .formatted(
                            event.type(),
                            event.meaning(),
                            event.subject().name().toLowerCase(java.util.Locale.ROOT)));
        }
        body.append("\n## What `data` holds\n");
        for (WebhookEvent.Subject subject : WebhookEvent.Subject.values()) {
            body.append("\nAbout ")
                    .append(subject.article())
                    .append(": ")
                    .append(list(subject.fields()))
                    .append(".\n");
        }
        ReferencePages.compare("webhook-events.md", "Webhook events", body.toString());
    }

    private static String list(List<String> fields) {
        return fields.stream().map(field -> '`' + field + '`').collect(Collectors.joining(", "));
    }
}
