package org.xerotier.systemtests.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How soon calls that waited while the router was away ended after its return.
 *
 * @param waits ascending
 */
record Returned(List<Wait> waits) {

    /** Three renewals of a second, as the agents of an arena are set up. */
    static final long LEASE_MILLIS = 3_000;

    /** The lease of an agent nobody set up otherwise. */
    static final long ORDINARY_LEASE_MILLIS = 30_000;

    private static final int SLOWEST = 3;
    private static final long NEVER = Long.MAX_VALUE;
    private static final String HISTORY = """
            select i.tool, i.status, (extract(epoch from i.ended_at) * 1000)::bigint,
              (select string_agg(e.kind || '@' || (extract(epoch from e.at) * 1000)::bigint - ?, ' ' order by e.sequence)
                from invocation_events e where e.invocation_id = i.id and e.kind <> 'progress')
            from invocations i where i.id = ?""";

    /**
     * One call.
     *
     * @param millis from the router being ready to the call's end; {@link #NEVER} for one that has none
     * @param story what it is and its events, in milliseconds from the router being ready
     */
    record Wait(long millis, String story) {}

    Returned {
        waits = waits.stream().sorted(Comparator.comparingLong(Wait::millis)).toList();
    }

    static Returned of(Arena arena, Run.Outcome outcome) {
        List<Wait> waits = new ArrayList<>();
        try (Connection connection =
                arena.stack().postgres().connect(arena.stack().database().name())) {
            for (RouterLane.Return back : outcome.returns()) {
                for (String id : back.waiting()) {
                    waits.add(wait(connection, id, back.atMillis()));
                }
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return new Returned(waits);
    }

    private static Wait wait(Connection connection, String id, long backAtMillis) throws SQLException {
        try (var query = connection.prepareStatement(HISTORY)) {
            query.setLong(1, backAtMillis);
            query.setString(2, id);
            try (var row = query.executeQuery()) {
                row.next();
                String story = "%s %s %s: %s".formatted(id, row.getString(1), row.getString(2), row.getString(4));
                long ended = row.getLong(3);
                return new Wait(row.wasNull() ? NEVER : Math.max(0, ended - backAtMillis), story);
            }
        }
    }

    /** What became of those that waited longest, if they waited longer than an ordinary lease. */
    List<String> slowest() {
        return waits.subList(Math.max(0, waits.size() - SLOWEST), waits.size()).stream()
                .filter(wait -> wait.millis() > ORDINARY_LEASE_MILLIS)
                .map(Wait::story)
                .toList();
    }

    double shareWithin(long limitMillis) {
        long within =
                waits.stream().filter(wait -> wait.millis() <= limitMillis).count();
        return waits.isEmpty() ? 1 : (double) within / waits.size();
    }

    /** @param share of the calls, above 0 and up to 1 */
    long quantile(double share) {
        return waits.isEmpty()
                ? 0
                : waits.get((int) Math.ceil(share * waits.size()) - 1).millis();
    }
}
