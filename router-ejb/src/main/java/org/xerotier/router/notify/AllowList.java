package org.xerotier.router.notify;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Receivers inside the operator's own walls: hosts by exact name, addresses and ranges. What is named here may be private,
 * at any port, and spoken to without TLS.
 */
final class AllowList {

    static final AllowList NONE = new AllowList(Set.of(), List.of());

    private final Set<String> hosts;
    private final List<AddressRange> ranges;

    private AllowList(Set<String> hosts, List<AddressRange> ranges) {
        this.hosts = Set.copyOf(hosts);
        this.ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException with what is wrong */
    static AllowList parse(String text) {
        Set<String> hosts = new HashSet<>();
        List<AddressRange> ranges = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            String item = entry.strip().toLowerCase(Locale.ROOT);
            if (item.isEmpty()) {
                continue;
            }
            if (AddressRange.looksLikeAnAddress(item)) {
                ranges.add(AddressRange.parse(item));
            } else if (item.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
                hosts.add(item);
            } else {
                throw new IllegalArgumentException("\"" + item + "\" is neither a host name nor an address range");
            }
        }
        return new AllowList(hosts, ranges);
    }

    boolean names(String host) {
        return hosts.contains(host);
    }

    boolean covers(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
