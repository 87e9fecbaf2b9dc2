package org.xerotier.router.notify;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.time.Duration;

/** Gives messages to the broker. Persistent, so that the broker's restart loses none; outside any transaction. */
@ApplicationScoped
class EscalationQueue {

    /** What the broker calls it. */
    static final String NAME = "xerotier_escalations";

    /** What the application calls it. */
    static final String JNDI = "java:app/jms/escalations";

    /** The application's own connections: the server's default ones are missing in a domain that was trimmed. */
    static final String CONNECTIONS = "java:app/jms/connections";

    @Resource(lookup = CONNECTIONS)
    ConnectionFactory connections;

    @Resource(lookup = JNDI)
    Queue queue;

    /** @throws jakarta.jms.JMSRuntimeException if the broker does not take it */
    void send(String notification, Duration delay) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.PERSISTENT)
                    .setDeliveryDelay(delay.toMillis())
                    .send(queue, EscalationDesk.message(notification));
        }
    }
}
