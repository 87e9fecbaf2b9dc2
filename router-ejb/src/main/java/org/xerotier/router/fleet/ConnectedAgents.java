package org.xerotier.router.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * Who is connected to this router and how busy each is. One lock guards everything; no method does more than look into
 * maps and trees, so it is held for microseconds. Nothing here is written down: after a restart it fills again with the
 * agents' hellos.
 */
public final class ConnectedAgents {

    private final Ticker ticker;
    private final Map<AgentId, Session> sessions = new HashMap<>();
    private final Map<WorkspaceId, Bench> benches = new HashMap<>();
    private long turn;

    ConnectedAgents(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Begins a session; it gets no work before {@link #ready}. An earlier session of the agent ends. */
    synchronized void greet(KnownAgent agent, Session.Presence presence) {
        remove(agent.id());
        Session session = new Session(agent, presence, ticker.nanos());
        sessions.put(agent.id(), session);
        seat(session);
    }

    /** The answer to its hello is on the way. Whether this session is still the one that was greeted. */
    synchronized boolean ready(AgentId agent, String bootId) {
        Session session = sessions.get(agent);
        if (session == null || !session.bootId().equals(bootId) || session.phase() != Session.Phase.GREETING) {
            return false;
        }
        change(session, () -> session.enter(Session.Phase.READY));
        return true;
    }

    /** Extends the lease; empty if there is no session to extend and the agent must say hello. */
    synchronized Optional<Renewed> renew(AgentId agent, Session.Renewal renewal) {
        Session session = live(agent);
        if (session == null) {
            return Optional.empty();
        }
        boolean hadRoom = hasRoom(session);
        boolean isNewTrouble = !session.isImpairedAs(renewal.impairment());
        boolean wasDraining = session.phase() == Session.Phase.DRAINING;
        boolean declaredAnother = !session.declares(renewal.manifestHash());
        change(session, () -> session.renewed(renewal, ticker.nanos()));
        return Optional.of(new Renewed(
                session.ledgerId(),
                session.lease(),
                session.wantsManifest(),
                declaredAnother,
                !wasDraining && session.phase() == Session.Phase.DRAINING,
                !hadRoom && hasRoom(session),
                isNewTrouble));
    }

    /** The session's connection is gone: no more work, but the lease runs on. Whether anything changed. */
    synchronized boolean gone(AgentId agent, PeerKey peer) {
        Session session = live(agent);
        if (session == null || !session.peer().equals(peer)) {
            return false;
        }
        change(session, () -> session.enter(Session.Phase.GONE));
        return true;
    }

    synchronized boolean remove(AgentId agent) {
        Session session = sessions.remove(agent);
        if (session == null) {
            return false;
        }
        unseat(session);
        return true;
    }

    /** Ends the sessions whose lease has lapsed and names them. */
    synchronized List<SessionView> endLapsed() {
        long now = ticker.nanos();
        List<SessionView> ended = new ArrayList<>();
        for (Iterator<Session> all = sessions.values().iterator(); all.hasNext(); ) {
            Session session = all.next();
            if (session.hasLapsed(now)) {
                all.remove();
                unseat(session);
                ended.add(session.view(now));
            }
        }
        return ended;
    }

    /** Takes over what the database now says of an agent. Whether it can get work it could not get before. */
    synchronized boolean know(KnownAgent agent) {
        Session session = sessions.get(agent.id());
        if (session == null || session.agent().equals(agent)) {
            return false;
        }
        Set<WorkspaceId> before = session.openIn();
        change(session, () -> session.know(agent));
        if (!agent.holds(session.peer())) {
            change(session, () -> session.enter(Session.Phase.GONE));
        }
        return hasRoom(session) && !before.containsAll(session.openIn());
    }

    synchronized void refuseManifest(AgentId agent) {
        Session session = sessions.get(agent);
        if (session != null) {
            change(session, session::refuseManifest);
        }
    }

    /** Keeps room for an invocation on the least loaded agent that may run it, or on the one named. */
    public synchronized Picked reserve(
            InvocationId invocation, WorkspaceId workspace, ToolName tool, Optional<AgentId> wanted) {
        Bench bench = benches.get(workspace);
        if (bench == null) {
            return Picked.OFFLINE;
        }
        Optional<Session> found = wanted.isPresent() ? named(wanted.get(), workspace, tool) : bench.lightest(tool);
        if (found.isEmpty()) {
            boolean awaited = wanted.isPresent() ? opens(wanted.get(), workspace, tool) : bench.awaits(tool);
            return awaited ? Picked.BUSY : Picked.OFFLINE;
        }
        Session session = found.get();
        if (session.free() == 0) {
            return Picked.BUSY;
        }
        change(session, () -> session.picked(++turn, invocation.value()));
        return Picked.reserved(reservation(session, invocation, tool));
    }

    /** Gives room back; harmless if it was given back before. Whether a full agent now has room. */
    public synchronized boolean release(AgentId agent, InvocationId invocation) {
        Session session = sessions.get(agent);
        if (session == null) {
            return false;
        }
        boolean hadRoom = session.free() > 0;
        change(session, () -> session.giveBack(invocation.value()));
        return !hadRoom && hasRoom(session);
    }

    /** Takes room back that the agent said it has not, and gives it nothing for a moment. */
    public synchronized void refused(AgentId agent, InvocationId invocation) {
        Session session = sessions.get(agent);
        if (session != null) {
            change(session, () -> session.refused(invocation.value()));
        }
    }

    /** Ends the pauses after refusals; called about every second. Whether there were any. */
    public synchronized boolean endHolds() {
        boolean ended = false;
        for (Session session : sessions.values()) {
            if (session.isHeld()) {
                change(session, session::endHold);
                ended = true;
            }
        }
        return ended;
    }

    /** Whether any agent could take anything now. */
    public synchronized boolean hasRoom() {
        return sessions.values().stream().anyMatch(ConnectedAgents::hasRoom);
    }

    /** Whether the agent has a session here and did not list the invocation in it the last time. */
    public synchronized boolean omits(AgentId agent, InvocationId invocation) {
        Session session = live(agent);
        return session != null && !session.isListed(invocation.value());
    }

    /** Whether frames other than a hello may be listened to. */
    synchronized boolean isGreeted(AgentId agent, PeerKey peer) {
        Session session = live(agent);
        return session != null && session.peer().equals(peer);
    }

    /** The start of the agent process this router has a session with. */
    public synchronized Optional<String> bootId(AgentId agent) {
        return Optional.ofNullable(sessions.get(agent)).map(Session::bootId);
    }

    /** The ledger the agent began its session with; another one knows nothing of what was said before. */
    public synchronized Optional<String> ledgerId(AgentId agent) {
        return Optional.ofNullable(sessions.get(agent)).map(Session::ledgerId);
    }

    /** Whether the agent has been told that its hello was accepted. */
    public synchronized boolean isAnswered(AgentId agent) {
        Session session = sessions.get(agent);
        return session != null && session.phase() != Session.Phase.GREETING;
    }

    /** The key the agent's session was authenticated with, while it changes keys one of two. */
    public synchronized Optional<PeerKey> key(AgentId agent) {
        return Optional.ofNullable(sessions.get(agent)).map(Session::peer);
    }

    public synchronized Optional<SessionView> view(AgentId agent) {
        return Optional.ofNullable(sessions.get(agent)).map(session -> session.view(ticker.nanos()));
    }

    synchronized List<SessionView> views() {
        long now = ticker.nanos();
        return sessions.values().stream().map(session -> session.view(now)).toList();
    }

    private @Nullable Session live(AgentId agent) {
        Session session = sessions.get(agent);
        return session == null || session.phase() == Session.Phase.GONE ? null : session;
    }

    private Optional<Session> named(AgentId agent, WorkspaceId workspace, ToolName tool) {
        return offering(agent, workspace, tool).filter(session -> session.isOpen(workspace));
    }

    private boolean opens(AgentId agent, WorkspaceId workspace, ToolName tool) {
        return offering(agent, workspace, tool)
                .filter(session -> session.isOpening(workspace))
                .isPresent();
    }

    private Optional<Session> offering(AgentId agent, WorkspaceId workspace, ToolName tool) {
        return Optional.ofNullable(sessions.get(agent))
                .filter(session -> session.agent().workspaces().contains(workspace))
                .filter(session -> session.agent().tool(tool).isPresent());
    }

    private static boolean hasRoom(Session session) {
        return session.free() > 0 && session.isOpenSomewhere();
    }

    private static Reservation reservation(Session session, InvocationId invocation, ToolName tool) {
        KnownAgent agent = session.agent();
        return new Reservation(
                invocation,
                agent.id(),
                agent.registrationName(),
                session.peer(),
                session.bootId(),
                session.ledgerId(),
                agent.manifestHash(),
                agent.tool(tool).orElseThrow());
    }

    /** A seated session is sorted by its load: it must stand up before it changes. */
    private void change(Session session, Runnable action) {
        unseat(session);
        action.run();
        seat(session);
    }

    private void seat(Session session) {
        for (WorkspaceId workspace : session.agent().workspaces()) {
            benches.computeIfAbsent(workspace, Bench::new).seat(session);
        }
    }

    private void unseat(Session session) {
        for (WorkspaceId workspace : session.agent().workspaces()) {
            Bench bench = benches.get(workspace);
            if (bench != null) {
                bench.unseat(session);
                if (bench.isEmpty()) {
                    benches.remove(workspace);
                }
            }
        }
    }

    /**
     * What a renewal changed.
     *
     * @param manifestWanted it has another manifest than the one on record, which was not refused yet
     * @param declaredAnother it declares another manifest than the time before
     * @param beganDraining it drains now and did not before
     * @param freed it had no room before and has now
     * @param newTrouble it says something else of its impairment than before
     */
    record Renewed(
            String ledgerId,
            Duration lease,
            boolean manifestWanted,
            boolean declaredAnother,
            boolean beganDraining,
            boolean freed,
            boolean newTrouble) {}
}
