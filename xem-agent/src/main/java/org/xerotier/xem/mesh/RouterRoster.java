package org.xerotier.xem.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.mesh.frame.RouterContact;

/**
 * Which routers there are, by what those that are up say. A router counts as long as one of them names it: a list is as
 * old as the router's last look at its table, and no two look at the same moment.
 */
final class RouterRoster {

    private final RouterBook book;
    private final List<RouterContact> known;
    private final Set<String> everNamed = new LinkedHashSet<>();

    RouterRoster(RouterBook book) {
        this.book = book;
        this.known = List.copyOf(book.read());
        known.forEach(contact -> everNamed.add(contact.address()));
    }

    /** Those of earlier runs. */
    List<RouterContact> known() {
        return known;
    }

    /** Everybody named in a session that stands, the first description of each. */
    List<RouterContact> union(Collection<MeshSession> sessions) {
        Map<String, RouterContact> named = new LinkedHashMap<>();
        for (MeshSession session : sessions) {
            for (RouterContact contact : session.told()) {
                if (RouterPlace.isUsable(contact) && named.size() < RouterContact.MAX_ROUTERS) {
                    named.putIfAbsent(contact.address(), contact);
                }
            }
        }
        return new ArrayList<>(named.values());
    }

    /** Keeps the list for the next start. */
    void remember(List<RouterContact> named) {
        named.forEach(contact -> everNamed.add(contact.address()));
        if (!named.isEmpty()) {
            book.write(named);
        }
    }

    /** Sessions with routers that nobody names; none while nobody says anything. */
    List<MeshSession> unnamed(List<MeshSession> sessions) {
        List<RouterContact> named = union(sessions);
        if (named.isEmpty()) {
            return List.of();
        }
        Set<String> addresses = new LinkedHashSet<>();
        named.forEach(contact -> addresses.add(contact.address()));
        return sessions.stream()
                .filter(session -> !addresses.contains(session.router().address()))
                .toList();
    }

    /** Whether a list ever held this address; the enrolment's may be another name of a router that is listed. */
    boolean wasNamed(String address) {
        return everNamed.contains(address);
    }
}
