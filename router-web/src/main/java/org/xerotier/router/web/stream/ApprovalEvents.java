package org.xerotier.router.web.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.ApprovalEventView;
import org.xerotier.router.approval.EventPlace;

/** What happens to the approval requests of a project, behind a place. It never ends by itself. */
record ApprovalEvents(EventPlace behind, Reading reading) implements EventStream.Source {

    /** How events are read: those behind a place, in order, at most so many. */
    interface Reading {
        List<ApprovalEventView> after(EventPlace place, int limit);
    }

    private record Line(ApprovalEventView event) implements EventStream.Told {
        @Override
        public byte[] text() {
            String text = "id: " + event.place().text() + "\nevent: approval." + event.kind() + "\ndata: "
                    + event.data() + "\n\n";
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isEnd() {
            return false;
        }
    }

    @Override
    public List<? extends EventStream.Told> after(EventStream.@Nullable Told last, int limit) {
        EventPlace seen = last instanceof Line line ? line.event().place() : behind;
        return reading.after(seen, limit).stream().map(Line::new).toList();
    }
}
