package org.xerotier.router.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.router.kernel.RouterException;

/** Makes one attempt: the address checked again, the body signed anew, one POST, only the status kept. */
final class Courier {

    /** Puts the bytes on a wire. */
    interface Wire {
        int send(WebhookUrl url, InetAddress address, Map<String, String> headers, byte[] body) throws IOException;
    }

    private final AddressGuard guard;
    private final Wire wire;
    private final Clock clock;

    Courier(AddressGuard guard, Wire wire, Clock clock) {
        this.guard = guard;
        this.wire = wire;
        this.clock = clock;
    }

    DeliveryOutcome deliver(Consignment consignment) {
        WebhookUrl url;
        List<InetAddress> addresses;
        try {
            url = WebhookUrl.parse(consignment.url());
            addresses = guard.check(url);
        } catch (RouterException refused) {
            return DeliveryOutcome.failed(refused.getMessage());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "xerotier-webhook/1");
        headers.put("Content-Type", "application/json");
        headers.putAll(SignedHeaders.of(
                consignment.eventId(), clock.instant().getEpochSecond(), consignment.body(), consignment.secrets()));
        IOException last = new IOException("the host has no address");
        for (InetAddress address : addresses) {
            try {
                return DeliveryOutcome.answered(wire.send(url, address, headers, consignment.body()));
            } catch (java.net.ConnectException | java.net.NoRouteToHostException next) {
                last = next;
            } catch (IOException e) {
                return DeliveryOutcome.failed(words(e));
            }
        }
        return DeliveryOutcome.failed(words(last));
    }

    private static String words(IOException fault) {
        return "No answer: " + (fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
    }
}
