package org.xerotier.router.web.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.EventView;

/** The events of one invocation behind a sequence number. */
record InvocationEvents(long behind, Reading reading) implements EventStream.Source {

    /** How events are read: those with higher numbers, in order, at most so many. */
    interface Reading {
        List<EventView> after(long sequence, int limit);
    }

    private record Line(EventView event) implements EventStream.Told {
        @Override
        public byte[] text() {
            return EventText.of(event);
        }

        @Override
        public boolean isEnd() {
            return event.isEnd();
        }
    }

    @Override
    public List<? extends EventStream.Told> after(EventStream.@Nullable Told last, int limit) {
        long seen = last instanceof Line line ? line.event().sequence() : behind;
        return reading.after(seen, limit).stream().map(Line::new).toList();
    }
}
