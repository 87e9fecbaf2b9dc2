package org.xerotier.xeroctl.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Events in order. */
public interface EventStream<E> extends AutoCloseable {
    /**
     * The next event, or null when none came in that time.
     *
     * @throws Ended when the stream is over; its {@code cause} is set if it broke
     */
    @Nullable
    E next(Duration longest) throws Ended;

    @Override
    void close();

    /** No further event will come from this stream. */
    final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended(@Nullable Throwable cause) {
            super("the event stream ended", cause, false, false);
        }

        public boolean isBroken() {
            return getCause() != null;
        }
    }
}
