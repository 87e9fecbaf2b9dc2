package org.xerotier.router.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.router.invocation.EventKind;
import org.xerotier.router.invocation.EventView;

class EventStreamTest {

    private final List<EventView> stored = new ArrayList<>();
    private final Client client = new Client();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private int closings;

    @Test
    void sendsEachEventOnceAndInOrder() {
        EventStream stream = open(0);
        happen(EventKind.QUEUED, EventKind.DISPATCHED);
        wake(stream);
        happen(EventKind.STARTED);
        wake(stream);
        wake(stream);

        assertThat(client.ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void goesOnBehindTheLastEventSeen() {
        happen(EventKind.QUEUED, EventKind.DISPATCHED, EventKind.STARTED);

        wake(open(2));

        assertThat(client.ids()).containsExactly(3L);
    }

    @Test
    void endsAfterTheLastEvent() {
        happen(EventKind.QUEUED, EventKind.COMPLETED);

        wake(open(0));

        assertThat(client.ids()).containsExactly(1L, 2L);
        assertThat(client.closed).isTrue();
        assertThat(closings).isEqualTo(1);
    }

    @Test
    void ambiguousKeepsItOpen() {
        happen(EventKind.QUEUED, EventKind.AMBIGUOUS);
        EventStream stream = open(0);
        wake(stream);

        assertThat(client.closed).isFalse();

        happen(EventKind.COMPLETED);
        wake(stream);

        assertThat(client.ids()).containsExactly(1L, 2L, 3L);
        assertThat(client.closed).isTrue();
    }

    @Test
    void slowClientGetsEverythingOnceItTakesAgain() {
        EventStream stream = open(0);
        for (int i = 0; i < 100; i++) {
            happen(EventKind.DISPATCHED);
        }
        client.room = 3;
        wake(stream);
        assertThat(client.ids()).hasSize(3);

        client.room = Integer.MAX_VALUE;
        wake(stream);

        assertThat(client.ids()).hasSize(100).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void lastEventIsTakenBeforeTheStreamIsClosed() {
        happen(EventKind.COMPLETED);
        EventStream stream = open(0);
        client.room = 1;
        wake(stream);

        assertThat(client.closed).isFalse();

        client.room = 1;
        wake(stream);

        assertThat(client.closed).isTrue();
    }

    @Test
    void clientThatTakesNothingIsGivenUp() {
        happen(EventKind.QUEUED);
        EventStream stream = open(0);
        client.room = 0;
        wake(stream);

        for (int i = 0; i < EventStream.PATIENCE_TICKS; i++) {
            stream.tick(false);
        }
        assertThat(client.closed).isFalse();

        stream.tick(false);

        assertThat(client.closed).isTrue();
    }

    @Test
    void quietStreamIsNotGivenUp() {
        EventStream stream = open(0);
        wake(stream);

        for (int i = 0; i < 100; i++) {
            stream.tick(false);
        }

        assertThat(client.closed).isFalse();
    }

    @Test
    void heartbeatIsAComment() {
        EventStream stream = open(0);
        stream.tick(true);
        work();

        assertThat(client.text()).isEqualTo(":\n\n");
    }

    @Test
    void goneClientClosesTheStreamOnce() {
        happen(EventKind.QUEUED);
        EventStream stream = open(0);
        client.broken = true;
        wake(stream);
        stream.close();
        wake(stream);

        assertThat(closings).isEqualTo(1);
    }

    @Test
    void failingReadClosesTheStream() {
        EventStream stream = new EventStream(
                new InvocationEvents(0, (after, limit) -> {
                    throw new IllegalStateException("no database");
                }),
                client,
                tasks::add,
                () -> closings++);
        wake(stream);

        assertThat(client.closed).isTrue();
    }

    @Test
    void wokenWhileItWorksItLooksAgain() {
        EventStream[] self = new EventStream[1];
        self[0] = new EventStream(
                new InvocationEvents(0, (after, limit) -> {
                    List<EventView> found = read(after, limit);
                    if (stored.isEmpty()) {
                        happen(EventKind.QUEUED);
                        self[0].wake();
                    }
                    return found;
                }),
                client,
                tasks::add,
                () -> closings++);
        wake(self[0]);

        assertThat(client.ids()).containsExactly(1L);
        assertThat(tasks).isEmpty();
    }

    @Test
    void busyExecutorDelaysButDoesNotKill() {
        happen(EventKind.QUEUED);
        boolean[] busy = {true};
        EventStream stream = new EventStream(
                new InvocationEvents(0, this::read),
                client,
                task -> {
                    if (busy[0]) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                () -> closings++);
        stream.wake();
        assertThat(client.ids()).isEmpty();

        busy[0] = false;
        stream.tick(true);

        assertThat(client.ids()).containsExactly(1L);
    }

    private EventStream open(long after) {
        return new EventStream(new InvocationEvents(after, this::read), client, tasks::add, () -> closings++);
    }

    private List<EventView> read(long after, int limit) {
        return stored.stream()
                .filter(event -> event.sequence() > after)
                .limit(limit)
                .toList();
    }

    private void happen(EventKind... kinds) {
        for (EventKind kind : kinds) {
            stored.add(event(stored.size() + 1, kind, null));
        }
    }

    static EventView event(long sequence, EventKind kind, EventView.@Nullable Piece piece) {
        return new EventView("inv_1", sequence, kind, Instant.EPOCH, JsonNodeFactory.instance.objectNode(), piece);
    }

    private void wake(EventStream stream) {
        stream.wake();
        work();
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /** Takes as many writes as it has room for. */
    private static final class Client implements EventStream.Outlet {
        private final StringBuilder received = new StringBuilder();
        private int room = Integer.MAX_VALUE;
        private boolean broken;
        private boolean closed;

        @Override
        public boolean isReady() {
            return room > 0;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            assertThat(room).as("written to without being asked").isPositive();
            room--;
            received.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }

        String text() {
            return received.toString();
        }

        List<Long> ids() {
            return received.toString()
                    .lines()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> Long.parseLong(line.substring(4)))
                    .toList();
        }
    }
}
