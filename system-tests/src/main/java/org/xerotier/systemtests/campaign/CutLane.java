package org.xerotier.systemtests.campaign;

import java.time.Duration;
import org.xerotier.systemtests.fault.Cut;
import org.xerotier.systemtests.fault.TcpProxy;
import org.xerotier.systemtests.stack.Stack;

/** Cuts connections: three of four between agents and router, else between router and database. */
final class CutLane extends Lane {

    private static final Cut[] KINDS = Cut.values();
    /** Up to five leases between agent and router; a database that is away longer is the database lane's. */
    private static final int LONGEST_MESH_MILLIS = 15_000;

    private static final int LONGEST_DATABASE_MILLIS = 3_000;

    private final Stack stack;
    private final Tally tally;

    CutLane(Stack stack, Tally tally, int times, double everySeconds, long seed) {
        super(times, everySeconds, seed);
        this.stack = stack;
        this.tally = tally;
    }

    @Override
    void strike() {
        boolean mesh = random.nextInt(4) > 0;
        TcpProxy proxy = mesh ? anyMesh() : stack.databaseProxy();
        Cut kind = KINDS[random.nextInt(KINDS.length)];
        int longest = mesh ? LONGEST_MESH_MILLIS : LONGEST_DATABASE_MILLIS;
        double shape = random.nextDouble();
        proxy.cut(kind, Duration.ofMillis(300 + (long) (shape * shape * longest)), random);
        tally.count("cuts");
        tally.count("cut " + (mesh ? "mesh " : "database ") + kind);
    }

    private TcpProxy anyMesh() {
        return stack.routers().get(random.nextInt(stack.routers().size())).meshProxy();
    }

    @Override
    void failed(Throwable fault) {
        tally.odd("cut: " + fault);
    }
}
