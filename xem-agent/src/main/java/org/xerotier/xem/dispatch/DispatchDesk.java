package org.xerotier.xem.dispatch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.Ticker;

/**
 * Takes the router's orders. For each invocation the highest epoch counts: an older one changes nothing, the same one
 * again is answered with how things stand, a newer one is judged afresh. A tool starts at most once per epoch, and not
 * at all once this desk has said that it did not.
 *
 * <p>Driven by one thread, which is also the one behind the {@code loop} executor.
 */
public final class DispatchDesk {

    private final DispatchJudge judge;
    private final RouterClock routerClock;
    private final Ledger ledger;
    private final Ticker ticker;
    private final Reporter reporter;
    private final RunFloor floor;
    private final Leftovers leftovers;
    private final Clock clock;
    private final Map<String, Assignment> live = new LinkedHashMap<>();
    private boolean draining;

    public DispatchDesk(
            DeskLimits limits,
            Supplier<PublishedManifest> manifest,
            HostRules host,
            Ledger ledger,
            ToolRunner runner,
            Outbox outbox,
            Ticker ticker,
            Clock clock,
            Executor loop) {
        this(limits, manifest, host, EnumSet.allOf(WarrantCheck.class), ledger, runner, outbox, ticker, clock, loop);
    }

    /** With some checks left out, so that tests can show that each is missed. */
    DispatchDesk(
            DeskLimits limits,
            Supplier<PublishedManifest> manifest,
            HostRules host,
            Set<WarrantCheck> checks,
            Ledger ledger,
            ToolRunner runner,
            Outbox outbox,
            Ticker ticker,
            Clock clock,
            Executor loop) {
        this.routerClock = new RouterClock(ticker);
        this.judge = new DispatchJudge(manifest, new WarrantJudge(host, routerClock, checks));
        this.ledger = ledger;
        this.ticker = ticker;
        this.reporter = new Reporter(limits, outbox, ticker);
        this.clock = clock;
        this.floor = new RunFloor(limits.capacity(), ledger, runner, ticker, clock, loop, reporter::report);
        this.leftovers = new Leftovers(ledger, runner, floor, ticker);
        takeUp();
    }

    /** Comes first wherever a call is looked up: the ledger may have become readable since the last time. */
    private void takeUp() {
        leftovers.takeUp(live::containsKey, call -> live.put(call.invocationId(), call));
    }

    /** An order to run something. Answered at once if refused, else within a moment or by the result itself. */
    public void onDispatch(Dispatch dispatch, String traceContext) {
        takeUp();
        LedgerEntry known = ledger.find(dispatch.invocationId()).orElse(null);
        if (known != null && known.isPast(dispatch.epoch())) {
            refuse(
                    dispatch,
                    new Refusal(Refusal.STALE_EPOCH, "epoch %d has been seen already".formatted(known.epoch())),
                    traceContext);
        } else if (known != null && dispatch.epoch() == known.epoch()) {
            answerAgain(dispatch, known, traceContext);
        } else if (ledger.isRead() || judge.isIssuedInThisLife(dispatch)) {
            take(dispatch, traceContext);
        }
        // Else an earlier life may have run it, and "not started" might be a lie: the router asks again.
    }

    private void refuse(Dispatch dispatch, Refusal why, String trace) {
        whenSettled(() -> reporter.refuse(dispatch.invocationId(), dispatch.epoch(), why, trace));
    }

    /** Says it once the ledger keeps what it is about; if the ledger cannot, it is true in this life at least. */
    private void whenSettled(Runnable answer) {
        ledger.whenSafe(answer, fault -> answer.run());
    }

    private void answerAgain(Dispatch dispatch, LedgerEntry known, String trace) {
        Fence fence = known.fence();
        if (fence != null) {
            refuse(dispatch, new Refusal(fence.code(), fence.message()), trace);
            return;
        }
        Assignment call = live.get(dispatch.invocationId());
        if (call != null) {
            ledger.whenSafe(
                    () -> {
                        reporter.accept(call.invocationId(), call.epoch, trace);
                        call.ackSent = true;
                        reporter.repeatResult(call);
                    },
                    fault -> {});
        } else {
            reporter.accept(dispatch.invocationId(), dispatch.epoch(), trace);
            reporter.retell(Results.recalled(known, clock.millis()), trace);
        }
    }

    private void take(Dispatch dispatch, String trace) {
        Assignment earlier = live.get(dispatch.invocationId());
        Admitted admitted;
        try {
            admitted = admit(dispatch, earlier, trace);
        } catch (DispatchJudge.Refused refused) {
            Refusal why = refused.refusal();
            ledger.fenced(
                    dispatch.invocationId(),
                    dispatch.epoch(),
                    new Fence(why.code(), why.message(), false, judge.until(dispatch)));
            if (earlier != null) {
                // It keeps its entry: it may still have a result to tell.
                reporter.repeatResult(earlier);
            }
            refuse(dispatch, why, trace);
            return;
        }
        if (earlier != null) {
            letGo(earlier);
        }
        Work work = Work.of(admitted.order(), admitted.until());
        ledger.accepted(dispatch.invocationId(), dispatch.epoch(), work);
        Assignment call = new Assignment(admitted, dispatch.epoch(), work, ticker.millis());
        live.put(call.invocationId(), call);
        ledger.whenSafe(() -> recorded(call), fault -> turnAway(call, fault));
        floor.add(call);
    }

    private void recorded(Assignment call) {
        call.recorded = true;
        reporter.report(call);
    }

    /** The ledger could not take it, so neither does the agent. */
    private void turnAway(Assignment call, LedgerUnavailable fault) {
        if (live.get(call.invocationId()) == call && call.phase == InFlight.Phase.ACCEPTED && !call.isOver()) {
            Refusal why = new Refusal(Refusal.STORAGE, String.valueOf(fault.getMessage()));
            ledger.fenced(
                    call.invocationId(), call.epoch, new Fence(why.code(), why.message(), false, call.work.until()));
            letGo(call);
            reporter.refuse(call.invocationId(), call.epoch, why, call.traceContext());
        }
    }

    private Admitted admit(Dispatch dispatch, @Nullable Assignment earlier, String trace) throws DispatchJudge.Refused {
        if (draining) {
            throw new DispatchJudge.Refused(Refusal.DRAINING, "the agent is shutting down; send it to another");
        }
        if (!ledger.impairment().isEmpty()) {
            throw new DispatchJudge.Refused(
                    ledger.impairment(), "the agent cannot write down what it starts, so it starts nothing");
        }
        if (earlier != null && earlier.phase != InFlight.Phase.ACCEPTED && !earlier.mayRunAgain()) {
            throw new DispatchJudge.Refused(
                    Refusal.ALREADY_STARTED,
                    "epoch %d of this invocation has started here and the tool may not run twice"
                            .formatted(earlier.epoch));
        }
        if (!ledger.hasRoom()) {
            throw new DispatchJudge.Refused(Refusal.BUSY, "the ledger remembers as many calls as it can");
        }
        if (!floor.hasRoom() || live.size() >= Bounds.MAX_IN_FLIGHT) {
            throw new DispatchJudge.Refused(Refusal.BUSY, "all places are taken, the waiting ones too");
        }
        return judge.admit(dispatch, trace);
    }

    /** Whatever becomes of it, nobody wants to know any more. */
    private void letGo(Assignment call) {
        live.remove(call.invocationId());
        switch (call.phase) {
            case ACCEPTED -> floor.withdraw(call);
            case STARTED -> floor.abandon(call);
            case DONE -> floor.close(call);
        }
    }

    /** Stop or never start. A cancel that comes before its dispatch fences it. */
    public void onCancel(Cancel cancel, String trace) {
        takeUp();
        Assignment call = live.get(cancel.invocationId());
        LedgerEntry known = ledger.find(cancel.invocationId()).orElse(null);
        if (known != null && known.epoch() > cancel.epoch()) {
            reporter.cancelled(cancel, "unknown", trace);
        } else if (known == null && !ledger.isRead()) {
            reporter.cancelled(cancel, "unknown", trace);
        } else if (known == null || known.epoch() < cancel.epoch()) {
            if (call != null) {
                settle(call);
            }
            neverStarts(cancel, judge.latestUntil(), trace);
        } else if (call == null) {
            String state = known.state() == LedgerEntry.State.FENCED ? "not_started" : "finished";
            whenSettled(() -> reporter.cancelled(cancel, state, trace));
        } else {
            cancelLive(call, cancel, trace);
        }
    }

    private void neverStarts(Cancel cancel, long until, String trace) {
        Refusal why = new Refusal(Refusal.CANCELLED, cancel.reason());
        ledger.fenced(cancel.invocationId(), cancel.epoch(), new Fence(why.code(), why.message(), false, until));
        whenSettled(() -> reporter.cancelled(cancel, "not_started", trace));
    }

    private void cancelLive(Assignment call, Cancel cancel, String trace) {
        if (call.isOver()) {
            reporter.cancelled(cancel, "finished", trace);
            reporter.repeatResult(call);
        } else if (call.phase == InFlight.Phase.ACCEPTED) {
            letGo(call);
            neverStarts(cancel, call.work.until(), trace);
        } else {
            floor.stop(call);
            reporter.cancelled(cancel, "stopping", trace);
        }
    }

    public void onProgressAck(ProgressAck ack) {
        Assignment call = live.get(ack.invocationId());
        if (call == null || call.epoch != ack.epoch()) {
            return;
        }
        if (call.outputLost && call.result != null && call.result.lastSequence() != ack.sequence()) {
            call.result = Results.cutAfter(call.result, ack.sequence());
            reporter.repeatResult(call);
        } else if (call.window != null) {
            if (call.window.acknowledge(ack.sequence(), ticker.millis()) && call.resultSends > 0) {
                // The router had only part of what the result brought: the rest is wanted now.
                reporter.repeatResult(call);
            } else {
                reporter.report(call);
            }
        }
    }

    public void onResultAck(ResultAck ack) {
        Assignment call = live.get(ack.invocationId());
        if (call != null && call.epoch == ack.epoch() && call.phase == InFlight.Phase.DONE) {
            settle(call);
        }
    }

    private void settle(Assignment call) {
        ledger.settled(call.invocationId(), call.epoch);
        letGo(call);
    }

    /** What the router says about calls this agent reported. */
    public void reconcile(Collection<Reconcile> words) {
        takeUp();
        for (Reconcile word : words) {
            Assignment call = live.get(word.invocationId());
            if (call != null && call.epoch == word.epoch()) {
                switch (word.action()) {
                    case FORGET -> forget(call);
                    case CANCEL ->
                        onCancel(
                                new Cancel(word.invocationId(), word.epoch(), "cancelled while the agent was away"),
                                call.traceContext());
                    case REPORT -> reporter.repeatResult(call);
                }
            }
        }
    }

    private void forget(Assignment call) {
        if (call.phase == InFlight.Phase.ACCEPTED) {
            ledger.fenced(
                    call.invocationId(),
                    call.epoch,
                    new Fence(Refusal.FORGOTTEN, "the router let go of it", false, call.work.until()));
            ledger.settled(call.invocationId(), call.epoch);
            letGo(call);
        } else {
            settle(call);
        }
    }

    /** The router said what time it is, in answer to what was asked at that moment of the ticker. */
    public void routerTime(long routerMillis, long askedAt) {
        routerClock.heard(routerMillis, askedAt);
    }

    /** No router that may yet send something has an earlier time than this. */
    public void earliestRouterTime(long routerMillis) {
        ledger.forget(routerMillis - DispatchJudge.CLOCKS_APART_MILLIS);
    }

    /** The first session stands: say everything the routers may have missed. */
    public void connected() {
        reporter.connected(new ArrayList<>(live.values()));
    }

    /** The router that heard of these calls is out of reach and another stands in: say again what it may have missed. */
    public void rerouted(Predicate<String> invocation) {
        for (Assignment call : new ArrayList<>(live.values())) {
            if (invocation.test(call.invocationId())) {
                reporter.rerouted(call);
            }
        }
    }

    /** No session is left; runs go on, what they have to say is kept. */
    public void disconnected() {
        reporter.disconnected();
    }

    /** Deadlines and repetitions. Call it every so often, at least while {@link #idle} is false. */
    public void tick() {
        takeUp();
        for (Assignment call : new ArrayList<>(live.values())) {
            if (call.phase == InFlight.Phase.ACCEPTED && !call.isOver() && ticker.millis() >= call.startBy) {
                floor.expire(call, Refusal.START_EXPIRED, "no place became free in time");
            }
            reporter.report(call);
        }
    }

    public List<InFlight> inFlight() {
        takeUp();
        return live.values().stream().map(Assignment::inFlight).toList();
    }

    /** Which record of past work this is, {@link Ledger#id}. */
    public String ledgerId() {
        return ledger.id();
    }

    /** Empty, or the code of what keeps the agent from taking work. */
    public String impairment() {
        return ledger.impairment();
    }

    public int running() {
        return floor.running();
    }

    /** Nothing runs and nothing is left to tell. */
    public boolean idle() {
        return live.isEmpty() && floor.running() == 0;
    }

    public boolean draining() {
        return draining;
    }

    /** Takes no new work from now on; what waits is handed back, what runs goes on. */
    public void drain() {
        draining = true;
        for (Assignment call : floor.notBegun()) {
            floor.expire(call, Refusal.DRAINING, "the agent shut down before it began");
        }
    }

    /** Stops whatever still runs, because the agent must end. */
    public void stopRunning() {
        for (Assignment call : live.values()) {
            if (call.phase == InFlight.Phase.STARTED) {
                call.stopped = new Refusal("agent_shutdown", "stopped because the agent had to end");
                floor.stop(call);
            }
        }
    }
}
