package org.xerotier.router.notify;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactoryDefinition;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Where messages about stages arrive. Opens no transaction: the broker's acknowledgement follows the database's commit, so
 * a crash between the two brings the message again and the notification's row says it is done.
 *
 * <p>The activation names the broker's queue and not the application's: a look-up of the latter fails when the server
 * starts with the application deployed. Redelivery by the broker is short and ends; it is for a database that cannot be
 * reached, and what it gives up on the sweep sends again.
 */
@JMSConnectionFactoryDefinition(
        name = EscalationQueue.CONNECTIONS,
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "jmsra",
        transactional = false,
        minPoolSize = 1,
        maxPoolSize = 16)
@JMSDestinationDefinition(
        name = EscalationQueue.JNDI,
        interfaceName = "jakarta.jms.Queue",
        destinationName = EscalationQueue.NAME)
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = EscalationQueue.NAME),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryAttempts", propertyValue = "3"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryInterval", propertyValue = "1000"),
            @ActivationConfigProperty(propertyName = "sendUndeliverableMsgsToDMQ", propertyValue = "true")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EscalationListener implements MessageListener {

    /** The broker has kept some messages beyond its own limit; past this one they are let go, and the sweep has the row. */
    private static final int MOST_DELIVERIES = 10;

    @Inject
    NotificationService notifications;

    @Inject
    DeadLetterService letters;

    @Inject
    EscalationDispatch dispatch;

    @Inject
    MailConfig mail;

    @Inject
    Clock clock;

    private @Nullable EscalationDesk desk;

    @PostConstruct
    void open() {
        desk = new EscalationDesk(notifications, letters, new Mailer(mail, clock));
    }

    @Override
    public void onMessage(Message message) {
        EscalationDesk open = desk;
        if (open == null) {
            throw new IllegalStateException("a listener that was not opened");
        }
        try {
            if (message.getIntProperty("JMSXDeliveryCount") > MOST_DELIVERIES) {
                NotifyLog.messageLetGo(message.getJMSMessageID());
                return;
            }
            String text = message instanceof TextMessage written ? written.getText() : null;
            open.handle(text).ifPresent(again -> dispatch.send(again.notification(), again.delay()));
        } catch (JMSException e) {
            throw new IllegalStateException("a message that cannot be read", e);
        }
    }
}
