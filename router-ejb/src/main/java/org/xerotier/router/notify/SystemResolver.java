package org.xerotier.router.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The machine's own resolver. */
final class SystemResolver implements AddressGuard.Resolver {

    @Override
    public List<InetAddress> resolve(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
