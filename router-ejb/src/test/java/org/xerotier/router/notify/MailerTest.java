package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.Settings;

/** Mail over a real SMTP conversation on loopback. */
class MailerTest {

    @Test
    void aMailSaysWhatWaitsAndNothingOfItsArguments() throws Exception {
        try (SmtpServer server = new SmtpServer()) {
            mailer(server, MailConfig.Security.NONE).send(order(data()));

            assertThat(server.said).contains("MAIL FROM:<router@example.com>", "RCPT TO:<lena@example.com>");
            assertThat(server.mails).hasSize(1);
            assertThat(server.mails.get(0))
                    .contains("Subject: Approval needed: db.drop (destructive)")
                    .contains("Auto-Submitted: auto-generated")
                    .contains("Tool:       db.drop")
                    .contains("Asked by:   ops bot")
                    .contains("xeroctl approvals show apr_1")
                    .doesNotContain("arguments\":");
        }
    }

    @Test
    void noValueCanBeginAnotherHeaderOrLine() throws Exception {
        ObjectNode data = data();
        data.put("tool_name", "db.drop\r\nBcc: eve@example.com");
        data.putObject("requested_by").put("name", "bot\nDecide by: never\u202E");
        try (SmtpServer server = new SmtpServer()) {
            mailer(server, MailConfig.Security.NONE).send(order(data));

            assertThat(server.said).noneMatch(line -> line.contains("eve@"));
            assertThat(server.mails.get(0).lines())
                    .noneMatch(line -> line.startsWith("Bcc:"))
                    .filteredOn(line -> line.startsWith("Decide by"))
                    .hasSize(1);
        }
        assertThat(MailText.of(order(data)).body())
                .contains("bot?Decide by: never?")
                .doesNotContain("\u202E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail:lena@example.com\r\nBcc: eve@example.com",
                "mail:Lena <lena@example.com>",
                "mail:lena@example.com, eve@example.com",
                "mail:\"a b\"@example.com",
                "mail:lena",
                "mail:@example.com",
                "mail:lena@",
                "mail:lena@-example.com",
                "mail:lena@example..com",
                "mail:lena@[127.0.0.1]",
                "mail: lena@example.com",
                "mail:"
            })
    void onlyAPlainAddressIsOne(String channel) {
        assertThatThrownBy(() -> MailAddress.ofChannel(channel))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void withoutAServerItIsHopelessAndSaysWhatToSet() {
        Mailer.NotSent refused = catchThrowableOfType(
                Mailer.NotSent.class,
                () -> new Mailer(config(587, "", MailConfig.Security.NONE), new MutableClock()).send(order(data())));
        assertThat(refused.isHopeless()).isTrue();
        assertThat(refused).hasMessageContaining("XEROTIER_MAIL_HOST");
    }

    @Test
    void aRefusedRecipientAndAServerThatIsGoneCanBeTriedAgain() {
        SmtpServer server = new SmtpServer();
        server.isRefusing = true;
        Mailer mailer = mailer(server, MailConfig.Security.NONE);
        Mailer.NotSent refused = catchThrowableOfType(Mailer.NotSent.class, () -> mailer.send(order(data())));
        assertThat(refused.isHopeless()).isFalse();
        server.close();
        assertThatThrownBy(() -> mailer.send(order(data()))).isInstanceOf(Mailer.NotSent.class);
    }

    @Test
    void aServerThatDoesNotOfferTlsGetsNoMailWhereTlsIsAskedFor() {
        try (SmtpServer server = new SmtpServer()) {
            assertThatThrownBy(
                            () -> mailer(server, MailConfig.Security.STARTTLS).send(order(data())))
                    .isInstanceOf(Mailer.NotSent.class);
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void aPasswordIsNotSentInClear() {
        Settings settings = new Settings(name -> Optional.ofNullable(Map.of(
                        "xerotier.mail.host", "mail.example.com",
                        "xerotier.mail.from", "router@example.com",
                        "xerotier.mail.user", "router",
                        "xerotier.mail.security", "none")
                .get(name)));
        MailConfig.from(settings);
        assertThat(settings.faults()).hasSize(1).first().asString().contains("in clear");
    }

    @Test
    void aServerWithoutASenderIsAFault() {
        Settings settings = new Settings(name -> Optional.ofNullable(
                Map.of("xerotier.mail.host", "mail.example.com").get(name)));
        MailConfig.from(settings);
        assertThat(settings.faults()).hasSize(1).first().asString().contains("XEROTIER_MAIL_FROM");
    }

    @Test
    void peopleAreRemindedAtHalfTimeAndProgramsAreNot() {
        NotificationPlan plan = new NotificationPlan(Duration.ofSeconds(60));
        var now = new MutableClock().instant();
        List<String> channels = List.of("webhook", "mail:a@example.com", "webhook");

        assertThat(plan.of(channels, now, now.plusSeconds(120)))
                .containsExactly(
                        new PlannedNotification("webhook", NotificationKind.OPENING, now),
                        new PlannedNotification("mail:a@example.com", NotificationKind.OPENING, now),
                        new PlannedNotification("mail:a@example.com", NotificationKind.REMINDER, now.plusSeconds(60)));
        assertThat(plan.of(channels, now, now.plusSeconds(118))).hasSize(2);
        assertThat(plan.of(channels, now, null)).hasSize(2);
        assertThat(plan.of(
                        java.util.stream.IntStream.range(0, 99)
                                .mapToObj(i -> "mail:a" + i + "@example.com")
                                .toList(),
                        now,
                        null))
                .hasSize(NotificationPlan.MOST_CHANNELS);
    }

    private static Mailer mailer(SmtpServer server, MailConfig.Security security) {
        return new Mailer(config(server.port(), "127.0.0.1", security), new MutableClock());
    }

    private static MailConfig config(int port, String host, MailConfig.Security security) {
        return new MailConfig(host, port, "router@example.com", "", new Secret(""), security, Duration.ofSeconds(5));
    }

    private static ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("approval_id", "apr_1")
                .put("tool_name", "db.drop")
                .put("risk", "destructive")
                .put("stage", 0)
                .put("digest", "d1");
        data.putObject("requested_by").put("name", "ops bot");
        return data;
    }

    private static MailOrder order(ObjectNode data) {
        return new MailOrder("ntf_1", "lena@example.com", WebhookEvent.EXEC_APPROVAL_REQUESTED, false, data);
    }
}
