package org.xerotier.xem.dispatch;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Started;
import org.xerotier.xem.time.Ticker;

/**
 * Tells the router how its calls get on, and tells it again until it has heard.
 *
 * <p>A call that ends quickly costs one frame: acceptance, start and output are held back for a moment, and the result
 * implies them.
 */
final class Reporter {

    private final DeskLimits limits;
    private final Outbox outbox;
    private final Ticker ticker;
    private boolean connected;

    Reporter(DeskLimits limits, Outbox outbox, Ticker ticker) {
        this.limits = limits;
        this.outbox = outbox;
        this.ticker = ticker;
    }

    void disconnected() {
        connected = false;
    }

    /** A new session: hello has told the router what is in flight; the rest is said from the start. */
    void connected(Iterable<Assignment> live) {
        connected = true;
        live.forEach(each -> startOver(each, each.recorded));
    }

    /** What was last said about this call may be lost, and the session that takes over was not told of it in a hello. */
    void rerouted(Assignment call) {
        startOver(call, false);
    }

    private void startOver(Assignment call, boolean told) {
        call.ackSent = told;
        call.startedSent = false;
        call.resultSentAt = 0;
        call.resultSends = 0;
        if (call.window != null) {
            call.window.rewind(ticker.millis());
        }
        report(call);
    }

    void refuse(String invocationId, long epoch, Refusal why, String trace) {
        outbox.send(new DispatchAck(invocationId, epoch, false, why.code(), why.message()), trace);
    }

    /** A result whose call is long over: said once, because it was asked for once. */
    void retell(Result result, String trace) {
        outbox.send(result, trace);
    }

    void accept(String invocationId, long epoch, String trace) {
        outbox.send(new DispatchAck(invocationId, epoch, true, "", ""), trace);
    }

    void cancelled(Cancel cancel, String state, String trace) {
        outbox.send(new CancelAck(cancel.invocationId(), cancel.epoch(), state), trace);
    }

    /** Says what is due about this call now. */
    void report(Assignment call) {
        if (!connected) {
            return;
        }
        try {
            tell(call);
        } catch (UncheckedIOException fault) {
            // Told at the next tick; the calls behind this one are not to wait for its disk.
            call.loseOutput(fault);
        }
    }

    private void tell(Assignment call) {
        switch (call.phase) {
            case ACCEPTED -> {
                // What the ledger is about to begin is told as started, or in one frame when it ends.
                if (call.recorded
                        && !call.beginning
                        && !call.isOver()
                        && ticker.millis() - call.receivedAt >= limits.quietMillis()) {
                    acknowledge(call);
                }
            }
            case STARTED -> {
                // What has ended is told with its result, as soon as the ledger has that.
                if (!call.isOver() && ticker.millis() - call.startedAt >= limits.quietMillis()) {
                    tellStart(call);
                    pump(call, false);
                }
            }
            case DONE -> finish(call);
        }
    }

    private void finish(Assignment call) {
        OutputWindow window = call.window;
        if (window != null) {
            pump(call, true);
        }
        Optional<List<OutputPiece>> tail = window == null ? Optional.of(List.of()) : window.tail();
        long now = ticker.millis();
        if (tail.isPresent() && (call.resultSends == 0 || now - call.resultSentAt >= patience(call))) {
            call.resultSends++;
            call.resultSentAt = now;
            outbox.send(call.resultWith(tail.get()), call.traceContext());
        }
    }

    /** The result is wanted now, whenever it was last sent. */
    void repeatResult(Assignment call) {
        if (call.phase == InFlight.Phase.DONE) {
            call.resultSends = 0;
            report(call);
        }
    }

    private long patience(Assignment call) {
        return Math.min(limits.resendLongestMillis(), limits.resendMillis() << Math.min(call.resultSends - 1, 16));
    }

    private void pump(Assignment call, boolean ended) {
        OutputWindow window = call.window;
        if (window != null) {
            long now = ticker.millis();
            window.rewindIfStalled(now, limits.resendMillis(), limits.resendLongestMillis());
            window.pump(ended, () -> outbox.hasRoom(call.invocationId()), piece -> send(call, piece), now);
        }
    }

    private void send(Assignment call, OutputPiece piece) {
        acknowledge(call);
        outbox.send(
                new Progress(
                        call.invocationId(),
                        call.epoch,
                        piece.sequence(),
                        piece.stream(),
                        piece.offset(),
                        piece.data()),
                call.traceContext());
    }

    private void tellStart(Assignment call) {
        acknowledge(call);
        if (!call.startedSent) {
            call.startedSent = true;
            outbox.send(new Started(call.invocationId(), call.epoch, call.startedAtMillis), call.traceContext());
        }
    }

    private void acknowledge(Assignment call) {
        if (!call.ackSent) {
            call.ackSent = true;
            accept(call.invocationId(), call.epoch, call.traceContext());
        }
    }
}
