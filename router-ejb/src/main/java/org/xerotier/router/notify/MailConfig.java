package org.xerotier.router.notify;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How mail leaves.
 *
 * @param host of the SMTP server; empty for no mail
 * @param from the sender; may be a plain address only
 * @param user empty for no authentication
 */
record MailConfig(
        String host, int port, String from, String user, Secret password, Security security, Duration timeout) {

    /** How the conversation with the SMTP server is protected. */
    enum Security {
        /** In clear: for a server on the same machine. */
        NONE,
        /** Begins in clear and must become TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    private static final Setting<String> HOST =
            Setting.text("xerotier.mail.host", "", "SMTP server for mail to approvers; without it no mail is sent.");
    private static final Setting<Integer> PORT =
            Setting.number("xerotier.mail.port", 587, 1, 65_535, "Port of the SMTP server.");
    private static final Setting<String> FROM = new Setting<>(
            "xerotier.mail.from",
            "mail address",
            "",
            false,
            "Sender of mail; needed with `xerotier.mail.host`.",
            text -> text.isEmpty() ? text : new MailAddress(text).value());
    private static final Setting<String> USER =
            Setting.text("xerotier.mail.user", "", "Name to sign in to the SMTP server with; empty for no sign-in.");
    private static final Setting<Secret> PASSWORD =
            Setting.secret("xerotier.mail.password", "Password to sign in to the SMTP server with.");
    private static final Setting<Security> SECURITY = Setting.choice(
            "xerotier.mail.security",
            Security.STARTTLS,
            "How the conversation with the SMTP server is protected; with `starttls`, a server that does not offer it gets"
                    + " no mail.");
    private static final Setting<Duration> TIMEOUT = Setting.millis(
            "xerotier.mail.timeout-ms", 10_000, 100, 60_000, "How long the SMTP server may take for each answer.");

    static final List<Setting<?>> SETTINGS = List.of(HOST, PORT, FROM, USER, PASSWORD, SECURITY, TIMEOUT);

    static MailConfig from(Settings settings) {
        MailConfig config = new MailConfig(
                settings.read(HOST),
                settings.read(PORT),
                settings.read(FROM),
                settings.read(USER),
                settings.read(PASSWORD),
                settings.read(SECURITY),
                settings.read(TIMEOUT));
        settings.require(
                config.host().isEmpty() || !config.from().isEmpty(),
                "xerotier.mail.host (XEROTIER_MAIL_HOST) is set but xerotier.mail.from (XEROTIER_MAIL_FROM) is not; set the"
                        + " sender's address.");
        settings.require(
                config.user().isEmpty() || config.security() != Security.NONE,
                "xerotier.mail.user (XEROTIER_MAIL_USER) is set with xerotier.mail.security=none; a password is not sent in"
                        + " clear.");
        return config;
    }

    boolean isConfigured() {
        return !host.isEmpty();
    }
}
