package org.xerotier.router.invocation;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.kernel.Ticker;

/**
 * Notices what other routers did: to the invocations that somebody follows here, and to the queue. It asks the database
 * five times a second, two short questions, and only while another router lives or did a moment ago; alone, it looks once
 * in a while at what is followed, as a net under the events within this router. Notifications of the database were not
 * chosen: commits that notify wait for one another (ADR 0017).
 */
@ApplicationScoped
class InvocationWatch {

    /** Ids asked for at once; of more, each look takes the next part. */
    static final int MOST_AT_ONCE = 2_000;

    private static final long EVERY_MILLIS = 200;
    private static final long ALONE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long AFTERWARDS_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> seen = new HashMap<>();
    private @Nullable String lastWaiting;
    private String askedUpTo = "";
    private @Nullable Long companyAt;
    private @Nullable Long lookedAt;

    private @Nullable ScheduledFuture<?> looking;

    @Resource
    ManagedScheduledExecutorService clock;

    @Inject
    InvocationFeed feed;

    @Inject
    InvocationQueries queries;

    @Inject
    ClaimService claims;

    @Inject
    Waiting waiting;

    @Inject
    Dispatcher dispatcher;

    @Inject
    RouterRoster roster;

    @Inject
    Ticker ticker;

    /** Begins to look. The server's timers do not go below a second, so it is no method of one. */
    void begin() {
        looking = clock.scheduleAtFixedRate(this::lookSafely, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Before the beans it looks with are gone. */
    @PreDestroy
    void end() {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** A task that fails is not run again by the server; this one must come back. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException fault) {
            InvocationLog.sweepFailed("changes", fault);
        }
    }

    /** One look. */
    synchronized void look() {
        long now = ticker.nanos();
        if (!roster.isAlone()) {
            companyAt = now;
        }
        boolean isInCompany = companyAt != null && now - companyAt < AFTERWARDS_NANOS;
        if (!isInCompany && lookedAt != null && now - lookedAt < ALONE_NANOS) {
            return;
        }
        lookedAt = now;
        followed();
        if (isInCompany) {
            queue();
        }
    }

    private void followed() {
        Set<String> followed = feed.followed();
        seen.keySet().retainAll(followed);
        if (followed.isEmpty()) {
            return;
        }
        List<String> changed = new ArrayList<>();
        queries.lastEvents(part(followed)).forEach((id, events) -> {
            Long before = seen.put(id, events);
            if (before == null || !before.equals(events)) {
                changed.add(id);
            }
        });
        if (!changed.isEmpty()) {
            queries.present(changed).forEach(invocation -> feed.tell(new InvocationChanged(invocation)));
        }
    }

    /** Every one in its turn, however many there are. */
    private List<String> part(Set<String> followed) {
        if (followed.size() <= MOST_AT_ONCE) {
            return List.copyOf(followed);
        }
        TreeSet<String> inOrder = new TreeSet<>(followed);
        List<String> part = new ArrayList<>(
                inOrder.tailSet(askedUpTo, false).stream().limit(MOST_AT_ONCE).toList());
        inOrder.headSet(askedUpTo, true).stream()
                .limit(MOST_AT_ONCE - part.size())
                .forEach(part::add);
        askedUpTo = part.get(part.size() - 1);
        return part;
    }

    private void queue() {
        QueueEnd end = claims.newestWaiting().orElse(null);
        String newest = end == null ? null : end.invocation();
        if (end != null && !end.invocation().equals(lastWaiting)) {
            waiting.joins(end.workspace(), end.tool());
            dispatcher.look();
        }
        lastWaiting = newest;
    }
}
