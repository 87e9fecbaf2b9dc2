package org.xerotier.xem.mesh;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.mesh.frame.CurveRotate;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.CurveSwitch;
import org.xerotier.mesh.frame.DiscoveryReport;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.Outbox;

/**
 * The sessions with all routers, before one desk. What the desk says about a call goes to the router that sent the call
 * last; while that one is down, to any other that is up, since all of them write to the same record. Driven by one
 * thread.
 */
final class RouterSessions implements Outbox {

    private static final Logger LOG = System.getLogger("xem.mesh");

    private final MeshParts parts;
    private final Link.Maker links;
    private final RouterRoster roster;
    private final DispatchDesk desk;
    private final CallRoutes routes = new CallRoutes();
    private final Map<String, MeshSession> sessions = new LinkedHashMap<>();
    private @Nullable MeshSession speaking;
    private @Nullable List<Candidate> candidates;
    private @Nullable RouterTime clock;
    private long frames;
    private String impairment = "";
    private String ledgerId;
    private boolean leaving;

    RouterSessions(MeshParts parts, Link.Maker links, Function<Outbox, DispatchDesk> desk) {
        this.parts = parts;
        this.links = links;
        this.desk = desk.apply(this);
        this.ledgerId = this.desk.ledgerId();
        this.roster = new RouterRoster(parts.book());
        roster.known().forEach(contact -> add(contact, 0));
    }

    DispatchDesk desk() {
        return desk;
    }

    int total() {
        return sessions.size();
    }

    int up() {
        int up = 0;
        for (MeshSession session : sessions.values()) {
            up += session.isUp() ? 1 : 0;
        }
        return up;
    }

    /** What is due by now. */
    void tick() {
        if (leaving) {
            return;
        }
        enrolledWith();
        ledger();
        impairment();
        for (MeshSession session : List.copyOf(sessions.values())) {
            guarded(session::tick);
        }
    }

    /** A ledger that could not be read at first may turn out to be lost: only a hello tells routers so. */
    private void ledger() {
        String now = desk.ledgerId();
        if (!now.equals(ledgerId)) {
            ledgerId = now;
            List.copyOf(sessions.values()).forEach(MeshSession::ledgerChanged);
        }
    }

    /** Whether the agent can take work is for the routers to know at once. */
    private void impairment() {
        String now = desk.impairment();
        if (!now.equals(impairment)) {
            impairment = now;
            renewNow();
            parts.listener().impaired(now);
        }
    }

    /** The router of the enrolment is tried whenever no other answers; it need not be on any list. */
    private void enrolledWith() {
        if (up() > 0) {
            return;
        }
        RouterContact contact = parts.enrolledWith().get();
        if (!sessions.containsKey(contact.address()) && RouterPlace.isUsable(contact)) {
            add(contact, sessions.isEmpty() ? 0 : parts.waits().longestMillis());
        }
    }

    private void add(RouterContact contact, long firstWait) {
        sessions.put(contact.address(), new MeshSession(contact, parts, this, links, firstWait));
    }

    /** A router named the routers there are. */
    void told() {
        List<RouterContact> named = roster.union(sessions.values());
        for (RouterContact contact : named) {
            MeshSession known = sessions.get(contact.address());
            if (known != null) {
                known.know(contact);
            } else if (sessions.size() < RouterContact.MAX_ROUTERS) {
                // Every agent of the fleet hears of a new router at about the same time.
                add(contact, parts.random().nextLong(parts.waits().firstMillis()));
            }
        }
        roster.remember(named);
        retire();
    }

    /** Lets go of routers that nobody names: at once of the enrolment's, of others when they are down. */
    private void retire() {
        for (MeshSession session : roster.unnamed(List.copyOf(sessions.values()))) {
            boolean other = session.isUp() && up() > 1;
            if (session.isDown() || (other && !roster.wasNamed(session.router().address()))) {
                sessions.remove(session.router().address());
                boolean wasUp = session.isUp();
                session.end(0);
                if (roster.wasNamed(session.router().address())) {
                    parts.listener().forgotten(session.router());
                }
                if (wasUp) {
                    fell(session);
                }
            }
        }
    }

    /** A session was established. */
    void stands(MeshSession session, CurveKeyPair under, List<Reconcile> words) {
        String address = session.router().address();
        reconcile(session, words);
        if (up() == 1) {
            desk.connected();
        } else {
            desk.rerouted(call -> {
                CallRoutes.Route route = routes.of(call);
                return route != null && route.asked.equals(address) && !route.via.equals(address);
            });
        }
        if (parts.keys().accepted(under)) {
            List.copyOf(sessions.values()).forEach(MeshSession::rekey);
        }
        if (candidates != null) {
            session.send(new DiscoveryReport(candidates), "");
        }
    }

    /** A session ended, or the router has forgotten it. */
    void fell(MeshSession session) {
        if (up() == 0) {
            desk.disconnected();
            return;
        }
        String address = session.router().address();
        desk.rerouted(call -> {
            CallRoutes.Route route = routes.of(call);
            return route == null || route.via.equals(address);
        });
        retire();
    }

    void reconcile(MeshSession session, List<Reconcile> words) {
        setClock(session.time());
        for (Reconcile word : words) {
            if (word.action() == Reconcile.Action.REPORT) {
                routes.asked(word.invocationId(), session.router().address());
            }
        }
        answering(session, () -> desk.reconcile(words));
    }

    /** A frame about a call or about the agent's key. */
    void heard(MeshSession session, Frame frame, String trace) {
        if (frame instanceof Dispatch dispatch) {
            routes.asked(dispatch.invocationId(), session.router().address());
            setClock(session.time());
            answering(session, () -> desk.onDispatch(dispatch, trace));
        } else if (frame instanceof ProgressAck ack) {
            desk.onProgressAck(ack);
        } else if (frame instanceof ResultAck ack) {
            desk.onResultAck(ack);
        } else if (frame instanceof Cancel cancel) {
            routes.begin(cancel.invocationId(), session.router().address()).cancelledBy =
                    session.router().address();
            answering(session, () -> desk.onCancel(cancel, trace));
        } else if (frame instanceof CurveRotate rotate) {
            onRotate(session, rotate);
        } else if (frame instanceof CurveSwitch word && parts.keys().switchTo(word.rotationId())) {
            session.rekey();
        }
    }

    /** Each router stamps warrants by its own clock, so what it sends is judged by that. */
    private void setClock(RouterTime time) {
        if (!time.equals(clock)) {
            clock = time;
            desk.routerTime(time.millis(), time.askedAt());
            earliest().ifPresent(desk::earliestRouterTime);
        }
    }

    /** What time it is by the slowest clock of the routers that are up: what one of them sent is known till it agrees. */
    private OptionalLong earliest() {
        long now = parts.ticker().millis();
        return sessions.values().stream()
                .filter(MeshSession::isUp)
                .mapToLong(session -> session.time().at(now))
                .min();
    }

    /** What the desk answers on the spot goes to the one who asked, whoever else wants to hear of the call. */
    private void answering(MeshSession session, Runnable step) {
        speaking = session;
        try {
            step.run();
        } finally {
            speaking = null;
        }
    }

    private void onRotate(MeshSession session, CurveRotate ask) {
        Optional<CurveKeyPair> fresh;
        try {
            fresh = parts.keys().prepare(ask.rotationId());
        } catch (IOException fault) {
            LOG.log(
                    Level.ERROR,
                    "The router asks for a new CURVE key, and none can be stored: {0}. It will ask again.",
                    fault.getMessage());
            return;
        }
        if (fresh.isPresent()) {
            String key = fresh.get().publicKey().hex();
            byte[] text = CurveRotateAck.signedText(parts.identity().agentId(), ask.rotationId(), key);
            Bytes signature = Bytes.adopt(parts.signing().sign(text));
            session.send(new CurveRotateAck(ask.rotationId(), key, signature), "");
            LOG.log(Level.INFO, "The router asked for a new CURVE key ({0}); it waits to be switched to.", key);
        }
    }

    /** What the probes found; told once in every session. */
    void found(List<Candidate> report) {
        candidates = List.copyOf(report);
        for (MeshSession session : sessions.values()) {
            if (session.isUp()) {
                session.send(new DiscoveryReport(candidates), "");
            }
        }
    }

    void renewNow() {
        sessions.values().forEach(MeshSession::renew);
    }

    void goodbye(String reason, long lingerMillis) {
        leaving = true;
        desk.disconnected();
        sessions.values().forEach(session -> session.goodbye(reason, lingerMillis));
    }

    @Override
    public void send(Frame frame, String traceContext) {
        MeshSession asking = frame instanceof DispatchAck ? speaking : asking(frame);
        MeshSession to = asking != null && asking.isUp() ? asking : route(frame.lane());
        if (to != null) {
            to.send(frame, traceContext);
        }
    }

    @Override
    public boolean hasRoom(String invocationId) {
        MeshSession to = route(invocationId);
        return to != null && to.hasRoom();
    }

    /** A cancel is answered to whom it came from, now or when the ledger has it. */
    private @Nullable MeshSession asking(Frame frame) {
        CallRoutes.Route route = frame instanceof CancelAck ack ? routes.of(ack.invocationId()) : null;
        return route == null ? null : sessions.get(route.cancelledBy);
    }

    private @Nullable MeshSession route(String invocation) {
        CallRoutes.Route route = routes.of(invocation);
        MeshSession asked = route == null ? null : sessions.get(route.asked);
        if (route != null && asked != null && asked.isUp()) {
            route.via = route.asked;
            return asked;
        }
        MeshSession via = route == null ? null : sessions.get(route.via);
        if (via != null && via.isUp()) {
            return via;
        }
        for (MeshSession other : sessions.values()) {
            if (other.isUp()) {
                routes.begin(invocation, other.router().address()).via =
                        other.router().address();
                return other;
            }
        }
        return null;
    }

    String nextFrameId() {
        return parts.identity().bootId() + "-" + Long.toString(++frames, 36);
    }

    /** One frame or moment that goes wrong must not end the others. */
    void guarded(Runnable step) {
        MeshLoop.guard(step);
    }
}
