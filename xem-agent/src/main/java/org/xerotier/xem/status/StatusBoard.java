package org.xerotier.xem.status;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.status.AgentStatus.RouterStatus;

/** Collects what is said of the sessions and writes it down, a moment later and on another thread. */
public final class StatusBoard {

    private static final Logger LOG = System.getLogger("xem");
    private static final long QUIET_MILLIS = 500;

    private final DurableFile file;
    private final String agentId;
    private final Supplier<String> manifestHash;
    private final Clock clock;
    private final ScheduledExecutorService writer;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile String impairment = "";
    private final Map<String, RouterStatus> routers = new LinkedHashMap<>();

    public StatusBoard(
            DurableFile file,
            String agentId,
            Supplier<String> manifestHash,
            Clock clock,
            ScheduledExecutorService writer) {
        this.file = file;
        this.agentId = agentId;
        this.manifestHash = manifestHash;
        this.clock = clock;
        this.writer = writer;
    }

    public void up(String id, String address) {
        put(new RouterStatus(id, address, true, clock.instant(), "", "", ""));
    }

    /** There is no session; a refusal told a moment ago stays beside the cause. */
    public void down(String id, String address, String cause) {
        RouterStatus before = whileDown(id, address);
        put(new RouterStatus(id, address, false, before.since(), cause, before.code(), before.message()));
    }

    /** The router said why not. */
    public void refused(String id, String address, String code, String message) {
        Instant since = whileDown(id, address).since();
        put(new RouterStatus(id, address, false, since, "hello_refused", code, message));
    }

    /** Empty if the agent can take work. */
    public void impaired(String code) {
        impairment = code;
        writeSoon();
    }

    public void forgotten(String address) {
        synchronized (routers) {
            routers.remove(address);
        }
        writeSoon();
    }

    /** What is known of the time without a session; that may begin now. */
    private RouterStatus whileDown(String id, String address) {
        synchronized (routers) {
            RouterStatus before = routers.get(address);
            return before != null && !before.up()
                    ? before
                    : new RouterStatus(id, address, false, clock.instant(), "", "", "");
        }
    }

    private void put(RouterStatus status) {
        synchronized (routers) {
            routers.put(status.address(), status);
        }
        writeSoon();
    }

    /** How things stand. */
    public AgentStatus now() {
        List<RouterStatus> all;
        synchronized (routers) {
            all = List.copyOf(routers.values());
        }
        int up = (int) all.stream().filter(RouterStatus::up).count();
        return new AgentStatus(clock.instant(), agentId, manifestHash.get(), impairment, up, all.size(), all);
    }

    /** Something else changed that the file tells. */
    public void writeSoon() {
        if (due.compareAndSet(false, true)) {
            var unused = writer.schedule(this::write, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        due.set(false);
        try {
            file.write(JsonMapping.bytes(now()));
        } catch (IOException fault) {
            LOG.log(Level.DEBUG, "The status was not written to {0}: {1}", file.path(), fault.getMessage());
        }
    }
}
