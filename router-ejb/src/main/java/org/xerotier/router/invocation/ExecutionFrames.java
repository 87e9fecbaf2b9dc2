package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.Started;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.fleet.FleetActors;
import org.xerotier.router.invocation.ReportService.Disposition;
import org.xerotier.router.invocation.ReportService.Received;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.MeshSender;
import org.xerotier.router.mesh.Peer;

/** Frames about executions: each becomes one call of {@link ReportService}, answered after its transaction. */
@ApplicationScoped
class ExecutionFrames implements FrameHandler {

    @Inject
    ReportService reports;

    @Inject
    Departures departures;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ConnectedAgents agents;

    @Inject
    FleetActors actors;

    @Inject
    MeshSender mesh;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Override
    public Set<FrameType> handles() {
        return EnumSet.of(
                FrameType.DISPATCH_ACK, FrameType.STARTED, FrameType.PROGRESS, FrameType.RESULT, FrameType.CANCEL_ACK);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        Actor agent = actors.of(peer.agent(), RequestContext.of(null, envelope.traceContext(), ids, random));
        Frame frame = envelope.frame();
        if (frame instanceof Result result) {
            result(peer, envelope, agent, result);
        } else if (frame instanceof Progress progress) {
            departures.confirm(progress.invocationId());
            Received received = reports.progress(agent, progress);
            answer(peer, envelope, new ProgressAck(progress.invocationId(), progress.epoch(), received.recordedUpTo()));
        } else if (frame instanceof Started started) {
            departures.confirm(started.invocationId());
            reports.started(agent, started);
        } else if (frame instanceof DispatchAck ack) {
            dispatchAck(peer, agent, ack);
        } else if (frame instanceof CancelAck ack) {
            cancelAck(peer, agent, ack);
        }
    }

    private void result(Peer peer, Envelope envelope, Actor agent, Result result) {
        departures.confirm(result.invocationId());
        Received received = reports.result(agent, result);
        if (received.disposition() == Disposition.INCOMPLETE) {
            answer(peer, envelope, new ProgressAck(result.invocationId(), result.epoch(), received.recordedUpTo()));
            return;
        }
        answer(
                peer,
                envelope,
                new ResultAck(
                        result.invocationId(),
                        result.epoch(),
                        received.disposition().name().toLowerCase(Locale.ROOT)));
        dispatcher.release(peer.agent(), result.invocationId());
    }

    private void dispatchAck(Peer peer, Actor agent, DispatchAck ack) {
        departures.confirm(ack.invocationId());
        if (!ack.accepted() && AgentRefusals.isForWantOfRoom(ack.code()) && InvocationId.matches(ack.invocationId())) {
            agents.refused(peer.agent(), new InvocationId(ack.invocationId()));
        }
        if (!ack.accepted() && reports.refused(agent, ack)) {
            dispatcher.release(peer.agent(), ack.invocationId());
        }
    }

    private void cancelAck(Peer peer, Actor agent, CancelAck ack) {
        departures.confirm(ack.invocationId());
        if (ack.state().equals("not_started") && reports.neverBegan(agent, ack)) {
            dispatcher.release(peer.agent(), ack.invocationId());
        }
    }

    private void answer(Peer peer, Envelope to, Frame frame) {
        mesh.trySend(peer.key(), frame, to.traceContext());
    }
}
