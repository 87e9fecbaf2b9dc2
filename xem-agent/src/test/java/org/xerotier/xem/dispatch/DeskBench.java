package org.xerotier.xem.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.ManualTicker;

/** A desk with everything around it in the test's hands. */
final class DeskBench implements Outbox {

    static final int CAPACITY = 2;

    final ManualTicker ticker = new ManualTicker();
    final ScriptedRunner runner = new ScriptedRunner();
    final MemoryLedger ledger;
    final PublishedManifest manifest = Tools.manifest();
    final List<Frame> sent = new ArrayList<>();
    private final Deque<Runnable> loop = new ArrayDeque<>();
    boolean room = true;
    final DispatchDesk desk;

    /** What the router's clock said when the bench was made. */
    static final long ROUTER_TIME = 1_763_697_600_000L;

    DeskBench() {
        this(new MemoryLedger());
    }

    /** In the life after the one that wrote this ledger. */
    DeskBench(MemoryLedger ledger) {
        this(TestWarrants.host(), EnumSet.allOf(WarrantCheck.class), ledger);
    }

    DeskBench(HostRules host, Set<WarrantCheck> checks) {
        this(host, checks, new MemoryLedger());
    }

    /** The wall clock stands in 1970, years away from the router's: nothing may depend on it. */
    DeskBench(HostRules host, Set<WarrantCheck> checks, MemoryLedger ledger) {
        this.ledger = ledger;
        desk = new DispatchDesk(
                DeskLimits.of(CAPACITY),
                () -> manifest,
                host,
                checks,
                ledger,
                runner,
                this,
                ticker,
                Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC),
                loop::add);
        desk.routerTime(ROUTER_TIME, ticker.millis());
        desk.connected();
    }

    @Override
    public void send(Frame frame, String traceContext) {
        sent.add(frame);
    }

    @Override
    public boolean hasRoom(String invocationId) {
        return room;
    }

    void settle() {
        Runnable task = loop.poll();
        while (task != null) {
            task.run();
            task = loop.poll();
        }
    }

    void pass(long millis) {
        ticker.advance(millis);
        desk.tick();
        settle();
    }

    Dispatch dispatch(String id, long epoch, String tool) {
        return dispatch(id, epoch, tool, "{\"count\":1}", "");
    }

    Dispatch dispatch(String id, long epoch, String tool, String arguments, String scope) {
        return TestWarrants.sign(bare(id, epoch, tool, arguments, scope), ROUTER_TIME);
    }

    /** Signed so long after the agent began. */
    Dispatch dispatchAfter(long millis, String id, long epoch, String tool) {
        return TestWarrants.sign(bare(id, epoch, tool, "{\"count\":1}", ""), ROUTER_TIME + millis);
    }

    /** Without a warrant. */
    Dispatch bare(String id, long epoch, String tool, String arguments, String scope) {
        byte[] bytes = arguments.getBytes(StandardCharsets.UTF_8);
        return new Dispatch(
                id,
                "exe_" + id + "_" + epoch,
                epoch,
                "ws_1",
                "prod",
                tool,
                Bytes.adopt(bytes),
                Sha256.hex(bytes),
                manifest.hash(),
                Bytes.utf8(scope),
                30_000,
                10_000,
                List.of(),
                Bytes.EMPTY);
    }

    ScriptedRunner.Run start(String id, long epoch, String tool) {
        int before = runner.runs.size();
        desk.onDispatch(dispatch(id, epoch, tool), "");
        settle();
        if (runner.runs.size() != before + 1) {
            throw new AssertionError("it did not start: " + sent);
        }
        return runner.last();
    }

    DispatchAck refusal() {
        DispatchAck ack = last(DispatchAck.class);
        if (ack.accepted()) {
            throw new AssertionError("it was accepted");
        }
        return ack;
    }

    <F extends Frame> F last(Class<F> type) {
        List<F> all = all(type);
        if (all.isEmpty()) {
            throw new AssertionError("no " + type.getSimpleName() + " in " + sent);
        }
        return all.get(all.size() - 1);
    }

    <F extends Frame> List<F> all(Class<F> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Long> sequences() {
        return all(Progress.class).stream().map(Progress::sequence).toList();
    }

    Result result() {
        return last(Result.class);
    }
}
