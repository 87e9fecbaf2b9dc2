package org.xerotier.systemtests.plant;

/**
 * The product methods that carry a hook, each with the breaking points of the guarantees (F1 to F34) that lie at its entry
 * and at its exit. Whoever renames one of these methods renames it here; {@code PlacesTest} fails otherwise.
 */
public enum Place {
    // The agent.
    AGENT_HEARD("xem.mesh.RouterSessions", "heard", "F14", "F14"),
    AGENT_DISPATCH("xem.dispatch.DispatchDesk", "onDispatch", "F15", "F16"),
    AGENT_LEDGER_FIND("xem.dispatch.Ledger", "find", "F15", "F15"),
    AGENT_LEDGER_ACCEPTED("xem.dispatch.Ledger", "accepted", "F15", "F16"),
    AGENT_LEDGER_STARTED("xem.dispatch.Ledger", "started", "F16", "F17"),
    AGENT_LEDGER_DONE("xem.dispatch.Ledger", "done", "F19", "F20"),
    AGENT_LEDGER_FENCED("xem.dispatch.Ledger", "fenced", "F12", "F12"),
    AGENT_LEDGER_SETTLED("xem.dispatch.Ledger", "settled", "F22", "F22"),
    AGENT_LEDGER_WRITE("xem.ledger.LedgerFile", "write", "F15", "F16"),
    AGENT_LEDGER_COMMIT("xem.ledger.LedgerFile", "commit", "F15", "F17"),
    AGENT_BEGIN("xem.dispatch.RunFloor", "spawn", "F17", "F17"),
    AGENT_SPAWN("xem.exec.ToolProcess", "spawn", "F17", "F18"),
    AGENT_RESULT_ACK("xem.dispatch.DispatchDesk", "onResultAck", "F22", "F22"),
    AGENT_GREET("xem.mesh.MeshSession", "greet", "F20", "F20"),
    // The router.
    ROUTER_INVOKE("router.invocation.InvocationService", "invoke", "F2", "F3"),
    ROUTER_FIND_KEY("router.invocation.InvocationRepository", "findByIdempotencyKey", "F2", "F3"),
    ROUTER_LOCK_WAITING("router.invocation.InvocationRepository", "lockWaiting", "F9", "F11"),
    ROUTER_ASSIGN("router.invocation.Assignment", "dispatch", "F9", "F3"),
    ROUTER_SIGN("router.invocation.Warrants", "sign", "F9", "F9"),
    ROUTER_CLAIM("router.invocation.ClaimService", "claim", "F9", "F12"),
    ROUTER_DEPART("router.invocation.Departures", "leave", "F12", "F13"),
    ROUTER_AGAIN("router.invocation.Departures", "again", "F13", "F13"),
    ROUTER_REPORT("router.invocation.ReportService", "result", "F21", "F21"),
    ROUTER_ANSWER("router.invocation.ExecutionFrames", "answer", "F22", "F22"),
    ROUTER_RECONCILE("router.invocation.Recovery", "reconcile", "F20", "F20"),
    ROUTER_ARRIVAL_STAMP("mesh.ra.Arrival", "stamp", "F14", "F14"),
    ROUTER_ARRIVAL_STAMPED("mesh.ra.Arrival", "isStamped", "F14", "F14");

    private final String type;
    private final String method;
    private final String entry;
    private final String exit;

    Place(String type, String method, String entry, String exit) {
        this.type = "org.xerotier." + type;
        this.method = method;
        this.entry = entry;
        this.exit = exit;
    }

    /** A class, or an interface all of whose implementations are meant. */
    String type() {
        return type;
    }

    String method() {
        return method;
    }

    /** The breaking point of the guarantees at one side of the method. */
    public String point(Side side) {
        return side == Side.ENTRY ? entry : exit;
    }

    public boolean isInAgent() {
        return name().startsWith("AGENT_");
    }

    /** Before the method's first instruction, or after its last. */
    public enum Side {
        ENTRY,
        EXIT
    }
}
