package org.xerotier.router.web.management;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.xerotier.router.cluster.RouterView;

/**
 * A router of this database.
 *
 * @param state alive, or silent for longer than a router may be
 * @param lagMs since its last heartbeat, by the database's clock
 * @param sessions agents of the project it has a session with
 * @param self whether it gave this answer
 */
record RouterResponse(
        String id,
        State state,
        String meshAddress,
        String version,
        Instant startedAt,
        Instant heartbeatAt,
        long lagMs,
        long sessions,
        boolean self) {

    enum State {
        ALIVE,
        SILENT;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RouterResponse of(RouterView router, long sessions, boolean isSelf) {
        return new RouterResponse(
                router.id().value(),
                router.isAlive() ? State.ALIVE : State.SILENT,
                router.meshAddress(),
                router.version(),
                router.startedAt(),
                router.heartbeatAt(),
                router.silence().toMillis(),
                sessions,
                isSelf);
    }
}
