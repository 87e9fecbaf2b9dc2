package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
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

    private final ConcurrentHashMap<String, List<Consumer<InvocationChanged>>> followers = new ConcurrentHashMap<>();

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
        for (Consumer<InvocationChanged> follower :
                followers.getOrDefault(change.invocation().id(), List.of())) {
            follower.accept(change);
        }
    }
}
