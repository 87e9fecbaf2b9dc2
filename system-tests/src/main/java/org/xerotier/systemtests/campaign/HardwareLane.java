package org.xerotier.systemtests.campaign;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.fault.FailingSync;
import org.xerotier.systemtests.fault.JumpingClock;
import org.xerotier.systemtests.fault.SmallDisk;
import org.xerotier.systemtests.stack.AgentProcess;

/** What one agent's machine does to it: a full disk, a disk that fails to sync, a wall clock that jumps. */
final class HardwareLane extends Lane {

    private static final Duration[] JUMPS = {
        Duration.ofHours(-1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(-1)
    };

    private final AgentProcess agent;
    private final @Nullable SmallDisk disk;
    private final @Nullable JumpingClock clock;
    private final ReentrantLock lock;
    private final Tally tally;

    HardwareLane(
            AgentProcess agent,
            @Nullable SmallDisk disk,
            @Nullable JumpingClock clock,
            ReentrantLock lock,
            Tally tally,
            int times,
            double everySeconds,
            long seed) {
        super(times, everySeconds, seed);
        this.agent = agent;
        this.disk = disk;
        this.clock = clock;
        this.lock = lock;
        this.tally = tally;
    }

    @Override
    void strike() {
        double seconds = 0.5 + 4 * random.nextDouble();
        switch (random.nextInt(3)) {
            case 0 -> fill(seconds);
            case 1 -> failSyncs(seconds);
            default -> jump(seconds);
        }
    }

    private void fill(double seconds) {
        if (disk == null) {
            tally.count("skipped: full disk needs root");
            return;
        }
        disk.fill();
        tally.count("full disks");
        rest(seconds);
        disk.free();
    }

    private void failSyncs(double seconds) {
        if (!FailingSync.isPossible()) {
            tally.count("skipped: failing syncs need strace");
            return;
        }
        lock.lock();
        try {
            if (agent.isRunning()) {
                Process failing = FailingSync.begin(agent.handle().pid());
                tally.count("failing syncs");
                rest(seconds);
                failing.destroy();
            }
        } finally {
            lock.unlock();
        }
    }

    private void jump(double seconds) {
        if (clock == null) {
            tally.count("skipped: clock jumps need libfaketime (apt-get install faketime)");
            return;
        }
        clock.jumpTo(JUMPS[random.nextInt(JUMPS.length)]);
        tally.count("clock jumps");
        rest(seconds);
        clock.jumpTo(Duration.ZERO);
        tally.count("clock jumps");
    }

    /** All as it should be. */
    void heal() {
        if (disk != null) {
            disk.free();
        }
        if (clock != null) {
            clock.jumpTo(Duration.ZERO);
        }
    }

    @Override
    void failed(Throwable fault) {
        tally.odd("hardware: " + fault);
    }
}
