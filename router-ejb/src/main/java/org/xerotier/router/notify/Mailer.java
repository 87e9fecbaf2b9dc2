package org.xerotier.router.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** Sends mail by SMTP, one message at a time. */
final class Mailer {

    /** It could not be sent; the message says why and never a password. */
    static final class NotSent extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean isHopeless;

        NotSent(String message, boolean isHopeless) {
            super(message);
            this.isHopeless = isHopeless;
        }

        boolean isHopeless() {
            return isHopeless;
        }
    }

    private final MailConfig config;
    private final Clock clock;

    Mailer(MailConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    void send(MailOrder order) throws NotSent {
        if (!config.isConfigured()) {
            throw new NotSent(
                    "No mail server is configured: set XEROTIER_MAIL_HOST and XEROTIER_MAIL_FROM, restart the router, and"
                            + " retry this letter.",
                    true);
        }
        try {
            Transport.send(message(order));
        } catch (MessagingException e) {
            throw new NotSent("The mail server did not take it: " + words(e), false);
        }
    }

    private MimeMessage message(MailOrder order) throws MessagingException {
        MailText text = MailText.of(order);
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress(config.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(order.address(), true));
        message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        // The same for every copy, so that a mail reader can tell a repeat.
        message.setHeader("X-Xerotier-Notification", order.notification());
        message.setSentDate(Date.from(clock.instant()));
        message.setText(text.body(), StandardCharsets.UTF_8.name());
        return message;
    }

    private Session session() {
        String millis = Long.toString(config.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", config.host());
        properties.put("mail.smtp.port", Integer.toString(config.port()));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", is(MailConfig.Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", is(MailConfig.Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", is(MailConfig.Security.TLS));
        properties.put("mail.smtp.auth", Boolean.toString(!config.user().isEmpty()));
        return Session.getInstance(
                properties,
                config.user().isEmpty()
                        ? null
                        : new Authenticator() {
                            @Override
                            protected PasswordAuthentication getPasswordAuthentication() {
                                return new PasswordAuthentication(
                                        config.user(), config.password().reveal());
                            }
                        });
    }

    private String is(MailConfig.Security security) {
        return Boolean.toString(config.security() == security);
    }

    private static String words(MessagingException fault) {
        String text = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
