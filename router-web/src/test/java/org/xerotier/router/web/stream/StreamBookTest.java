package org.xerotier.router.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;

class StreamBookTest {

    private static final ProjectId PROJECT = new ProjectId("proj_" + "0".repeat(32));

    private final StreamBook book = new StreamBook();
    private final List<String> heard = new ArrayList<>();

    @Test
    void revokedKeyEndsItsStreamsAndNoOthers() {
        enter("good");
        enter("revoked");
        enter("revoked");

        book.tick((key, actor) -> {
            if (key.equals("revoked")) {
                throw KernelError.INVALID_PARAMETER.because("revoked");
            }
        });

        assertThat(heard)
                .filteredOn(word -> word.endsWith("closed"))
                .containsExactly("revoked closed", "revoked closed");
        assertThat(book.count(PROJECT)).isEqualTo(1);
    }

    @Test
    void keyIsAskedForOnceARound() {
        enter("one");
        enter("one");
        enter("other");
        List<String> asked = new ArrayList<>();

        book.tick((key, actor) -> asked.add(key));

        assertThat(asked).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void databaseThatIsAwayEndsNothing() {
        enter("one");

        book.tick((key, actor) -> {
            throw new IllegalStateException("no database");
        });

        assertThat(book.count(PROJECT)).isEqualTo(1);
    }

    @Test
    void everyThirdRoundHasAHeartbeat() {
        enter("one");

        for (int i = 0; i < 6; i++) {
            book.tick((key, actor) -> {});
        }

        assertThat(heard).containsExactly("one :", "one :");
    }

    @Test
    void streamThatLeavesLetsGoOfItsPlace() {
        EventStream stream = enter("one");

        stream.close();

        assertThat(book.count(PROJECT)).isZero();
        assertThat(heard).contains("one unfollowed");
    }

    @Test
    void projectHasOnlySoManyPlaces() {
        enter("one");
        enter("one");
        EventStream last = enter("other");
        assertThat(book.enter(new Reader(actor(), "one"), 3)).isEmpty();

        last.close();

        assertThat(book.enter(new Reader(actor(), "one"), 3)).isPresent();
    }

    private EventStream enter(String key) {
        StreamBook.Entry entry = book.enter(new Reader(actor(), key), 3).orElseThrow();
        EventStream stream =
                new EventStream((last, limit) -> List.of(), new Listener(key), Runnable::run, () -> book.leave(entry));
        entry.holds(stream, () -> heard.add(key + " unfollowed"));
        return stream;
    }

    private static Actor actor() {
        RequestContext request = new RequestContext("req-1", new TraceContext("1".repeat(32), "1".repeat(16), false));
        return new Actor(ActorKind.API_KEY, "key_1", "key", "me", PROJECT, Set.of(), ToolScopes.NONE, request);
    }

    private final class Listener implements EventStream.Outlet {
        private final String key;

        Listener(String key) {
            this.key = key;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void write(byte[] bytes) {
            heard.add(key + " " + (char) bytes[0]);
        }

        @Override
        public void close() {
            heard.add(key + " closed");
        }
    }
}
