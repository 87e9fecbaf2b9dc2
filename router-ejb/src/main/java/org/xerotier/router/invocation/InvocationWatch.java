package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notices what other routers changed about the invocations that somebody follows here. */
@ApplicationScoped
class InvocationWatch {

    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    @Inject
    InvocationFeed feed;

    @Inject
    InvocationQueries queries;

    void look() {
        Set<String> followed = feed.followed();
        seen.keySet().retainAll(followed);
        if (followed.isEmpty()) {
            return;
        }
        for (InvocationView invocation : queries.present(followed)) {
            Long before = seen.put(invocation.id(), invocation.events());
            if (before == null || before != invocation.events()) {
                feed.tell(new InvocationChanged(invocation));
            }
        }
    }
}
