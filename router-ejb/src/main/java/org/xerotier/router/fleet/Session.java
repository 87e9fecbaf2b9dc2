package org.xerotier.router.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.router.kernel.WorkspaceId;

/** One agent's presence on this router. Guarded by the lock of {@link ConnectedAgents}, which owns it. */
final class Session {

    /** How far an agent has come in getting work. */
    enum Phase {
        /** Its hello is being answered. */
        GREETING,
        /** Gets work. */
        READY,
        /** Takes nothing new. */
        DRAINING,
        /** Its last connection is gone; the lease still runs. */
        GONE
    }

    /** A renewal raises what an agent is given again after a refusal by this part of its capacity. */
    private static final int GAIN = 4;

    private final PeerKey peer;
    private final String bootId;
    private final String ledgerId;
    private final Duration lease;
    private final Slots slots;
    private KnownAgent agent;
    private String declaredHash;
    private boolean manifestRefused;
    private String impairment;
    private int capacity;
    private long heardAt;
    private long lastPicked;
    private int ceiling;
    private boolean isHeld;
    private Phase phase = Phase.GREETING;

    Session(KnownAgent agent, Presence presence, long now) {
        this.agent = agent;
        this.peer = presence.peer();
        this.impairment = presence.impairment();
        this.bootId = presence.bootId();
        this.ledgerId = presence.ledgerId();
        this.lease = presence.lease();
        this.declaredHash = presence.manifestHash();
        this.capacity = presence.capacity();
        this.slots = new Slots(presence.inFlight());
        this.ceiling = capacity;
        this.heardAt = now;
    }

    void renewed(Renewal renewal, long now) {
        heardAt = now;
        capacity = renewal.capacity();
        impairment = renewal.impairment();
        manifestRefused &= declaredHash.equals(renewal.manifestHash());
        declaredHash = renewal.manifestHash();
        slots.reconcile(renewal.inFlight());
        ceiling = Math.min(capacity, ceiling + Math.max(1, capacity / GAIN));
        isHeld = false;
        if (renewal.draining() && phase != Phase.GREETING) {
            phase = Phase.DRAINING;
        }
    }

    void enter(Phase next) {
        phase = next;
    }

    void know(KnownAgent current) {
        agent = current;
    }

    void refuseManifest() {
        manifestRefused = true;
    }

    void picked(long turn, String invocationId) {
        lastPicked = turn;
        slots.take(invocationId);
    }

    boolean giveBack(String invocationId) {
        boolean wasHere = slots.giveBack(invocationId);
        if (wasHere) {
            ceiling = Math.min(capacity, ceiling + 1);
            isHeld = false;
        }
        return wasHere;
    }

    /**
     * The agent refused for want of room: other routers give it work too, and none knows how much. So this one gives it no
     * more than it has now, after a pause, and finds out step by step whether there is room again.
     */
    void refused(String invocationId) {
        slots.giveBack(invocationId);
        ceiling = Math.max(1, Math.min(ceiling, slots.used()));
        isHeld = true;
    }

    boolean isHeld() {
        return isHeld;
    }

    void endHold() {
        isHeld = false;
    }

    boolean isListed(String invocationId) {
        return slots.isListed(invocationId);
    }

    boolean hasLapsed(long now) {
        return now - heardAt >= lease.toNanos();
    }

    boolean drifts() {
        return !declaredHash.equals(agent.manifestHash());
    }

    /** It should send its manifest; one that was refused is not asked for again. */
    boolean wantsManifest() {
        return drifts() && !manifestRefused;
    }

    boolean declares(String hash) {
        return declaredHash.equals(hash);
    }

    /** Could do work, if nothing on record kept it from it. */
    boolean isFit() {
        return phase == Phase.READY && !drifts() && impairment.isEmpty();
    }

    /** Gets work of a workspace, as far as it has room. */
    boolean isOpen(WorkspaceId workspace) {
        return isFit() && agent.serves(workspace);
    }

    /**
     * Will get work of it, so that it is worth waiting: the rest of its hello or its manifest is on the way, or somebody
     * paused it. A conflict may last, and trouble of its own is no promise.
     */
    boolean isOpening(WorkspaceId workspace) {
        if (agent.bars().contested()) {
            return false;
        }
        return phase == Phase.GREETING
                || (phase == Phase.READY && wantsManifest())
                || (isFit() && agent.bars().pauses(workspace));
    }

    /** Could be given something somewhere, room aside. */
    boolean isOpenSomewhere() {
        return isFit() && agent.workspaces().stream().anyMatch(agent::serves);
    }

    /** Where it could be given something, room aside. */
    Set<WorkspaceId> openIn() {
        return isFit() ? agent.workspaces().stream().filter(agent::serves).collect(Collectors.toSet()) : Set.of();
    }

    boolean isImpairedAs(String trouble) {
        return impairment.equals(trouble);
    }

    int free() {
        return isHeld ? 0 : Math.max(0, Math.min(capacity, ceiling) - slots.used());
    }

    /** Orders by load, lightest first and the full last; among equals the one not picked for longest. */
    static int byLoad(Session left, Session right) {
        int order = Boolean.compare(left.free() == 0, right.free() == 0);
        if (order == 0) {
            order = Long.compare((long) left.slots.used() * right.capacity, (long) right.slots.used() * left.capacity);
        }
        if (order == 0) {
            order = Long.compare(left.lastPicked, right.lastPicked);
        }
        return order != 0
                ? order
                : left.agent.id().value().compareTo(right.agent.id().value());
    }

    SessionView view(long now) {
        return new SessionView(
                agent.id(),
                bootId,
                phase == Phase.DRAINING,
                phase != Phase.GONE,
                slots.used(),
                capacity,
                drifts(),
                impairment,
                Duration.ofNanos(now - heardAt),
                lease.minusNanos(now - heardAt));
    }

    KnownAgent agent() {
        return agent;
    }

    /** The key its connection was authenticated with. */
    PeerKey peer() {
        return peer;
    }

    String bootId() {
        return bootId;
    }

    String ledgerId() {
        return ledgerId;
    }

    Duration lease() {
        return lease;
    }

    Phase phase() {
        return phase;
    }

    /** What a hello says about a session. */
    record Presence(
            PeerKey peer,
            String bootId,
            String ledgerId,
            int capacity,
            String manifestHash,
            Duration lease,
            String impairment,
            List<InFlight> inFlight) {}

    /** What a renewal says about a session. */
    record Renewal(boolean draining, int capacity, String manifestHash, String impairment, List<InFlight> inFlight) {}
}
