package org.xerotier.provision.payara;

import java.util.Map;
import org.xerotier.provision.FreePorts;

/**
 * What differs from one hardened domain to the next.
 *
 * @param httpAddress address of the HTTP listener; everything else is on loopback anyway
 * @param heap largest Java heap, in the JVM's notation
 */
public record DomainSettings(
        String httpAddress, int httpPort, int httpThreads, int adminPort, int jmsPort, String heap) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HTTP_THREADS = 96;
    private static final String HEAP = "1g";

    /** Loopback with the given HTTP and admin ports and any free port for the broker. */
    public static DomainSettings onLoopback(int httpPort, int adminPort) {
        return new DomainSettings(LOOPBACK, httpPort, HTTP_THREADS, adminPort, FreePorts.pick(), HEAP);
    }

    /** Loopback with the given ports. */
    public static DomainSettings onLoopback(int httpPort, int adminPort, int jmsPort) {
        return new DomainSettings(LOOPBACK, httpPort, HTTP_THREADS, adminPort, jmsPort, HEAP);
    }

    /** Loopback and free ports only. */
    public static DomainSettings onFreePorts() {
        var ports = FreePorts.pick(3);
        return new DomainSettings(LOOPBACK, ports.get(0), HTTP_THREADS, ports.get(1), ports.get(2), HEAP);
    }

    public DomainSettings withHeap(String most) {
        return new DomainSettings(httpAddress, httpPort, httpThreads, adminPort, jmsPort, most);
    }

    /** Values of the {@code @NAMES@} in the {@code .asadmin} files. */
    Map<String, String> variables() {
        return Map.of(
                "HTTP_ADDRESS", httpAddress,
                "HTTP_PORT", String.valueOf(httpPort),
                "HTTP_THREADS", String.valueOf(httpThreads),
                "ADMIN_PORT", String.valueOf(adminPort),
                "JMS_PORT", String.valueOf(jmsPort),
                "HEAP", heap);
    }
}
