package org.xerotier.router.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Keeps webhooks from being a way into the operator's network (guarantees T28, T29). The name is looked up once, every
 * address it has must pass, and the caller connects to one of exactly those addresses: what the name stands for a moment
 * later does not matter. Asked when a webhook is made and again each time something is sent.
 */
final class AddressGuard {

    /** Looks a name up, without a cache of its own. */
    interface Resolver {
        /** All addresses; empty if there are none. */
        List<InetAddress> resolve(String host);
    }

    private static final Set<Integer> PORTS = Set.of(443, 8443);

    /** Names that mean this machine or the cloud around it; a resolver inside may answer for them. */
    private static final List<String> INSIDE =
            List.of("localhost", "local", "internal", "intranet", "lan", "home.arpa", "corp", "private", "localdomain");

    /** IANA's special-purpose registry, and the address a large cloud keeps its machine's secrets at. */
    private static final List<AddressRange> CLOSED_V4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /** All of IPv6 is closed but the global unicast range, and within that what is tunnelled, special or for books. */
    private static final AddressRange OPEN_V6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> CLOSED_V6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48");

    private final AllowList allowed;
    private final Resolver resolver;

    AddressGuard(AllowList allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /** The addresses to connect to; refuses if any of them is closed. */
    List<InetAddress> check(WebhookUrl url) {
        boolean isNamed = allowed.names(url.host());
        if (!isNamed && !url.isLiteral() && isInside(url.host())) {
            throw WebhookUrl.refused("its host is a name of an inner network; an operator can allow it with"
                    + " XEROTIER_WEBHOOK_ALLOWED_HOSTS");
        }
        List<InetAddress> addresses = resolver.resolve(url.host());
        if (addresses.isEmpty()) {
            throw WebhookUrl.refused("its host has no address");
        }
        boolean isAllowed = isNamed || addresses.stream().allMatch(allowed::covers);
        if (isAllowed) {
            return addresses;
        }
        if (addresses.stream().anyMatch(address -> isClosed(address) && !allowed.covers(address))) {
            throw WebhookUrl.refused("its host stands for an address that is not public; an operator can allow it with"
                    + " XEROTIER_WEBHOOK_ALLOWED_HOSTS");
        }
        if (!url.isSecure()) {
            throw WebhookUrl.refused("it must begin with https://");
        }
        if (!PORTS.contains(url.port())) {
            throw WebhookUrl.refused("only the ports 443 and 8443 are sent to");
        }
        return addresses;
    }

    static boolean isClosed(InetAddress address) {
        return address instanceof Inet4Address
                ? contains(CLOSED_V4, address)
                : !OPEN_V6.contains(address) || contains(CLOSED_V6, address);
    }

    private static boolean isInside(String host) {
        return host.indexOf('.') < 0
                || INSIDE.stream().anyMatch(name -> host.equals(name) || host.endsWith('.' + name));
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream().map(AddressRange::parse).toList();
    }
}
