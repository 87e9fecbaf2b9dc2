package org.xerotier.xem.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.xerotier.xem.enroll.RouterHttp;

/** The router's HTTP address: whether it answers, and whether its clock and this host's agree. */
final class RouterChecks {

    /** A token's renewal is signed with a time that the router takes within five minutes of its own. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(4);

    private final RouterHttp router;
    private final String url;
    private final Clock clock;
    private final List<Finding> findings;

    RouterChecks(RouterHttp router, String url, Clock clock, List<Finding> findings) {
        this.router = router;
        this.url = url;
        this.clock = clock;
        this.findings = findings;
    }

    void look() throws InterruptedException {
        try {
            Optional<Instant> time = router.time();
            findings.add(Finding.ok("router " + url + " answers"));
            time.ifPresent(this::compare);
        } catch (SSLException fault) {
            findings.add(Finding.fault(
                    "router_tls",
                    "router " + url + " shows a certificate this host does not trust: " + fault.getMessage(),
                    "check router_url's host name, this host's clock and its trusted certificates"));
        } catch (IOException fault) {
            String reason = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
            findings.add(Finding.fault(
                    "router_unreachable",
                    "router %s cannot be reached: %s".formatted(url, reason),
                    "check router_url, DNS, proxy and firewall; is the router up?"));
        }
    }

    private void compare(Instant routers) {
        Duration skew = Duration.between(routers, clock.instant());
        if (skew.abs().compareTo(MOST_SKEW) > 0) {
            findings.add(Finding.fault(
                    "clock_skew",
                    "this host's clock is %d s %s the router's, so the agent's token cannot be renewed"
                            .formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of"),
                    "set the clock (NTP) on whichever host is wrong"));
        } else {
            findings.add(Finding.ok(
                    "the clocks agree within %d s".formatted(skew.abs().toSeconds() + 1)));
        }
    }
}
