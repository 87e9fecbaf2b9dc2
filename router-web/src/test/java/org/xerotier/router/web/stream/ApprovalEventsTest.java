package org.xerotier.router.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.router.approval.ApprovalEventView;
import org.xerotier.router.approval.EventPlace;

class ApprovalEventsTest {

    private final List<ApprovalEventView> stored = new ArrayList<>();
    private final StringBuilder sent = new StringBuilder();

    @Test
    void eventsCarryTheirPlaceAndGoOnBehindIt() {
        happen(7, 1, "requested");
        happen(7, 2, "voted");
        happen(9, 1, "approved");

        stream(new EventPlace(7, 1)).wake();

        assertThat(sent)
                .hasToString("id: 7-2\nevent: approval.voted\ndata: {\"n\":2}\n\n"
                        + "id: 9-1\nevent: approval.approved\ndata: {\"n\":1}\n\n");
    }

    @Test
    void laterEventsAreSentOnce() {
        EventStream stream = stream(EventPlace.START);
        happen(7, 1, "requested");
        stream.wake();
        stream.wake();
        happen(8, 3, "rejected");
        stream.wake();

        assertThat(sent.toString().lines().filter(line -> line.startsWith("id: ")))
                .containsExactly("id: 7-1", "id: 8-3");
    }

    private void happen(long transaction, long row, String kind) {
        stored.add(new ApprovalEventView(
                new EventPlace(transaction, row),
                kind,
                JsonNodeFactory.instance.objectNode().put("n", row)));
    }

    private EventStream stream(EventPlace behind) {
        return new EventStream(
                new ApprovalEvents(
                        behind,
                        (place, limit) -> stored.stream()
                                .filter(event -> event.place().compareTo(place) > 0)
                                .limit(limit)
                                .toList()),
                new EventStream.Outlet() {
                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public void write(byte[] bytes) {
                        sent.append(new String(bytes, StandardCharsets.UTF_8));
                    }

                    @Override
                    public void close() {
                        sent.append("closed");
                    }
                },
                Runnable::run,
                () -> {});
    }
}
