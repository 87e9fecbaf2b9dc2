package org.xerotier.router.fleet;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Winds the clockwork of this room. A round that still runs when the next is due makes that one be left out. */
@Singleton
@Startup
@DependsOn("FleetStarter")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FleetTimer {

    @Inject
    LeaseSweep sweep;

    @Inject
    FleetRefresh refresh;

    @Inject
    RotationCourier rotations;

    @Inject
    FleetLog log;

    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicBoolean refreshing = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void everySecond() {
        once(sweeping, log::sweepFailed, () -> {
            sweep.endLapsed();
            sweep.writeSeen();
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void everyFiveSeconds() {
        once(refreshing, log::refreshFailed, () -> {
            refresh.run();
            sweep.loseOrphans();
            rotations.round();
        });
    }

    private static void once(AtomicBoolean busy, Consumer<RuntimeException> report, Runnable round) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            round.run();
        } catch (RuntimeException fault) {
            report.accept(fault);
        } finally {
            busy.set(false);
        }
    }
}
