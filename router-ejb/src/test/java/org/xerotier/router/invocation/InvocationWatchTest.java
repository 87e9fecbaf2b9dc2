package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.cluster.ClusterRoom;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RouterId;

/** What other routers did is noticed here soon, and a router alone asks for little. */
class InvocationWatchTest {

    private final InvocationRoom room = new InvocationRoom();
    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, Long> onRecord = new HashMap<>();
    private final List<Integer> asked = new ArrayList<>();
    private final Set<String> askedFor = new HashSet<>();
    private final InvocationFeed feed = new InvocationFeed();
    private final Waiting waiting = new Waiting();
    private final InvocationWatch watch = new InvocationWatch();
    private final Invocation invocation = room.queued(RiskLevel.READ, true);
    private @Nullable QueueEnd queueEnd;
    private int queueLooks;
    private int dispatches;

    @BeforeEach
    void wire() {
        watch.feed = feed;
        watch.queries = new InvocationQueries() {
            @Override
            public Map<String, Long> lastEvents(Collection<String> ids) {
                asked.add(ids.size());
                askedFor.addAll(ids);
                Map<String, Long> found = new HashMap<>(onRecord);
                found.keySet().retainAll(ids);
                return found;
            }

            @Override
            public List<InvocationView> present(Collection<String> ids) {
                return ids.stream().map(id -> invocation.view()).toList();
            }
        };
        watch.claims = new ClaimService() {
            @Override
            public Optional<QueueEnd> newestWaiting() {
                queueLooks++;
                return Optional.ofNullable(queueEnd);
            }
        };
        watch.dispatcher = new Dispatcher() {
            @Override
            void look() {
                dispatches++;
            }
        };
        watch.waiting = waiting;
        watch.roster = ClusterRoom.besides(RouterId.next(room.ids));
        watch.ticker = nanos::get;
    }

    @Test
    void aChangeMadeElsewhereIsToldOnceToThoseWhoFollow() {
        List<InvocationChanged> told = new ArrayList<>();
        feed.follow(invocation.id(), told::add);
        onRecord.put(invocation.id().value(), 2L);

        watch.look();
        watch.look();
        assertThat(told).hasSize(1);

        onRecord.put(invocation.id().value(), 3L);
        watch.look();
        assertThat(told).hasSize(2);
    }

    @Test
    void everyOneOfManyIsAskedForInItsTurnAndNeverTooManyAtOnce() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < InvocationWatch.MOST_AT_ONCE * 2 + 10; i++) {
            InvocationId id = InvocationId.next(room.ids);
            all.add(id.value());
            feed.follow(id, change -> {});
        }

        watch.look();
        watch.look();
        watch.look();

        assertThat(asked).containsExactly(2_000, 2_000, 2_000);
        assertThat(askedFor).isEqualTo(all);
    }

    @Test
    void whatAnotherRouterPutIntoTheQueueIsLookedAtOnce() {
        waiting.left(waiting.arrivals(), Set.of());
        queueEnd = new QueueEnd(invocation.id().value(), invocation.workspace(), invocation.tool());

        watch.look();
        watch.look();

        assertThat(dispatches).isEqualTo(1);
        assertThat(waiting.isAnybodyBefore(invocation.workspace(), invocation.tool()))
                .isTrue();
    }

    @Test
    void aRouterAloneLooksOnceASecondAtWhatIsFollowedAndNotAtTheQueue() {
        watch.roster = ClusterRoom.roster("tcp://127.0.0.1:1");
        feed.follow(invocation.id(), change -> {});

        for (int i = 0; i < 10; i++) {
            watch.look();
            nanos.addAndGet(Duration.ofMillis(200).toNanos());
        }

        assertThat(asked).hasSize(2);
        assertThat(queueLooks).isZero();
    }

    @Test
    void whatADeadRouterDidLastIsStillNoticed() {
        watch.look();
        watch.roster = ClusterRoom.roster("tcp://127.0.0.1:1");
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());

        watch.look();
        assertThat(queueLooks).isEqualTo(2);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        watch.look();
        assertThat(queueLooks).isEqualTo(2);
    }
}
