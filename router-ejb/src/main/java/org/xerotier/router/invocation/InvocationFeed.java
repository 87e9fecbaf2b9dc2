package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.xerotier.router.kernel.InvocationId;

/**
 * Tells those who wait for an invocation that it has changed. Followers are called on the thread that committed the
 * change, must be quick and must not throw; what other routers change is found by {@link InvocationWatch}.
 */
@ApplicationScoped
public class InvocationFeed {

    /** Enough for every end between a call's commit and its caller's following it. */
    private static final int REMEMBERED = 4_096;

    private final ConcurrentHashMap<String, List<Consumer<InvocationChanged>>> followers = new ConcurrentHashMap<>();

    private final Map<String, InvocationChanged> ended = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, InvocationChanged> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * Follows an invocation that this router just took, until the returned handle is closed. An end that came before is
     * told at once, so the caller need not look.
     */
    public Following followNew(InvocationId invocation, Consumer<InvocationChanged> follower) {
        Following place = follow(invocation, follower);
        InvocationChanged before = ended.get(invocation.value());
        if (before != null) {
            follower.accept(before);
        }
        return place;
    }

    /** Follows an invocation until the returned handle is closed. */
    public Following follow(InvocationId invocation, Consumer<InvocationChanged> follower) {
        followers.compute(invocation.value(), (id, present) -> {
            List<Consumer<InvocationChanged>> list = present == null ? new CopyOnWriteArrayList<>() : present;
            list.add(follower);
            return list;
        });
        return () -> followers.computeIfPresent(invocation.value(), (id, present) -> {
            present.remove(follower);
            return present.isEmpty() ? null : present;
        });
    }

    /** A place among the followers. */
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    /** Who is being followed here. */
    Set<String> followed() {
        return Set.copyOf(followers.keySet());
    }

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) InvocationChanged change) {
        if (change.invocation().status().isTerminal()) {
            ended.put(change.invocation().id(), change);
        }
        for (Consumer<InvocationChanged> follower :
                followers.getOrDefault(change.invocation().id(), List.of())) {
            follower.accept(change);
        }
    }
}
