package org.xerotier.systemtests.campaign;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How soon calls that waited while the router was away ended after its return.
 *
 * @param millis from the router being ready to each waiting call's end, ascending; {@link #NEVER} for one that has none
 */
record Returned(List<Long> millis) {

    /** Three renewals of a second, as the agents of an arena are set up. */
    static final long LEASE_MILLIS = 3_000;

    /** The lease of an agent nobody set up otherwise. */
    static final long ORDINARY_LEASE_MILLIS = 30_000;

    private static final long NEVER = Long.MAX_VALUE;

    Returned {
        millis = millis.stream().sorted().toList();
    }

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
        List<Long> millis = new ArrayList<>();
        for (RouterLane.Return back : outcome.returns()) {
            for (String id : back.waiting()) {
                Long at = ended.get(id);
                millis.add(at == null ? NEVER : Math.max(0, at - back.atMillis()));
            }
        }
        return new Returned(millis);
    }

    double shareWithin(long limitMillis) {
        long within = millis.stream().filter(each -> each <= limitMillis).count();
        return millis.isEmpty() ? 1 : (double) within / millis.size();
    }

    /** @param share of the calls, in 0 to 1 */
    long quantile(double share) {
        return millis.isEmpty() ? 0 : millis.get((int) Math.ceil(share * millis.size()) - 1);
    }
}
