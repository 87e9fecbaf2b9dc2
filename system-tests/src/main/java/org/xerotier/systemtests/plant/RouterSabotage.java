package org.xerotier.systemtests.plant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Inside the router, whose threads are many. */
final class RouterSabotage {

    private static final int ROLL_BACK_EACH = 7;
    private static final long COMMIT_LATE_NANOS = 400_000_000L;

    private final AtomicLong acknowledgements = new AtomicLong();
    private final ThreadLocal<@Nullable Object> frame = new ThreadLocal<>();
    private volatile @Nullable Object departures;

    /** The bean that sends dispatches, which a timer calls every second. */
    void remember(Object bean) {
        departures = bean;
    }

    void signed(@Nullable Object dispatch) {
        frame.set(dispatch);
    }

    /** noCas: beside what waits, the claim finds what an agent has been given already, as if it still waited. */
    Object @Nullable [] claimWhatIsClaimed(Object repository, @Nullable Object returned) {
        List<Object> found = new ArrayList<>(returned instanceof Collection<?> waiting ? waiting : List.of());
        Class<?> entity = load(repository, "org.xerotier.router.invocation.Invocation");
        Object query = Reflect.ask(
                Reflect.field(repository, "em"),
                "createNativeQuery",
                "select i.* from invocations i where status = 'dispatched' and epoch = 1 order by random() limit 2",
                entity);
        Object given = Reflect.call(query, "getResultList");
        for (Object invocation : given instanceof Collection<?> rows ? rows : List.of()) {
            Reflect.set(invocation, "status", "queued");
            found.add(invocation);
        }
        return new Object[] {found};
    }

    /** JNDI is asked for a name of the platform's own, which nobody outside chooses. */
    @SuppressWarnings("BanJNDI")
    private static Object transaction() throws NamingException {
        return new InitialContext().lookup("java:comp/TransactionSynchronizationRegistry");
    }

    /** ackBeforeCommit: the answer goes out as it stands, and the transaction behind it is rolled back. */
    void rollBackSometimes(Place place, @Nullable Object returned) {
        boolean says = place == Place.ROUTER_INVOKE || String.valueOf(returned).contains("RECORDED");
        if (says && acknowledgements.incrementAndGet() % ROLL_BACK_EACH == 0) {
            try {
                Reflect.call(transaction(), "setRollbackOnly");
            } catch (NamingException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    /** auditAfterEffect: the frame leaves now; the transaction with the audit row commits later. */
    void leaveBeforeCommit(Object[] arguments) {
        Object sender = departures;
        Object dispatch = frame.get();
        if (sender != null && dispatch != null) {
            Object agent = Reflect.call(arguments[3], "agent");
            Object trace = Reflect.call(arguments[1], "traceContext");
            Reflect.call(Reflect.field(sender, "mesh"), "send", agent, dispatch, trace);
            LockSupport.parkNanos(COMMIT_LATE_NANOS);
        }
    }

    /** idemIgnoresProject. */
    Object[] findInAnyProject(Object repository, Object[] arguments) {
        Object query = Reflect.ask(
                Reflect.field(repository, "em"),
                "createQuery",
                "select i from Invocation i where i.idempotencyKey = :key order by i.id",
                load(repository, "org.xerotier.router.invocation.Invocation"));
        Object bound = Reflect.ask(query, "setParameter", "key", arguments[1]);
        Object found = Reflect.call(bound, "getResultList");
        List<?> rows = found instanceof List<?> list ? list : List.of();
        return new Object[] {rows.stream().findFirst()};
    }

    /** userIdUnchecked: the peer is who its own metadata says. */
    Object @Nullable [] believePeer(Object arrival, @Nullable Object stamp) {
        Object claimed = Reflect.fieldOrNull(arrival, "userId");
        if (stamp == null || claimed == null) {
            return null;
        }
        return new Object[] {Reflect.call(stamp, "parse", claimed + "." + Reflect.call(stamp, "connection"))};
    }

    private static Class<?> load(Object beside, String name) {
        try {
            return Class.forName(name, false, beside.getClass().getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
