package org.xerotier.systemtests.campaign;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How soon calls that waited while the router was away ended after its return.
 *
 * @param waited calls that waited, over all returns
 * @param withinLease how many of them ended within one lease
 */
record Returned(int waited, int withinLease) {

    static final long LEASE_MILLIS = 30_000;

    static Returned of(Arena arena, Run.Outcome outcome) {
        Map<String, Long> ended = new HashMap<>();
        try (var connection = arena.stack()
                        .postgres()
                        .connect(arena.stack().database().name());
                var query = connection.createStatement();
                var row = query.executeQuery("select id, (extract(epoch from ended_at) * 1000)::bigint from invocations"
                        + " where ended_at is not null")) {
            while (row.next()) {
                ended.put(row.getString(1), row.getLong(2));
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        int waited = 0;
        int within = 0;
        for (RouterLane.Return back : outcome.returns()) {
            for (String id : back.waiting()) {
                waited++;
                Long at = ended.get(id);
                if (at != null && at - back.atMillis() <= LEASE_MILLIS) {
                    within++;
                }
            }
        }
        return new Returned(waited, within);
    }

    double share() {
        return waited == 0 ? 1 : (double) withinLease / waited;
    }
}
