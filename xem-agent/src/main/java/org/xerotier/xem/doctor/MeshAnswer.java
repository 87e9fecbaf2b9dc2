package org.xerotier.xem.doctor;

/** How a router's mesh port took a handshake, by how far it came. */
public enum MeshAnswer {
    ADMITTED("it lets this agent's key in", ""),
    NOTHING_LISTENS(
            "nothing listens there, or the way is blocked",
            "start the router; check the address, DNS, firewalls and that xerotier.mesh.address names an address this host can reach"),
    NO_GREETING(
            "something listens there, but it is no mesh port of a router",
            "the port belongs to another program, or something in between (a proxy, a load balancer for HTTP) answers; use the router's mesh port"),
    WRONG_ROUTER_KEY(
            "a router listens there, but it does not have the key this agent expects",
            "another router answers at that address, or this one was set up anew with another CURVE key: restore its key, or enrol the agent again with a join key of this router (move enrollment.json and routers.json away first)"),
    KEY_NOT_ADMITTED(
            "it is the right router, and it does not let this agent's key in",
            "see 'xeroctl agents list': the agent was revoked, its credentials were revoked, or the router's database does not know it; enrol again with a new join key"),
    STALLED(
            "a router listens there and did not finish the handshake in time",
            "it is overloaded or stopped; look at its log and 'xeroctl status', then try again");

    private final String words;
    private final String next;

    MeshAnswer(String words, String next) {
        this.words = words;
        this.next = next;
    }

    public String words() {
        return words;
    }

    /** The stable name. */
    public String cause() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What to do. */
    public String next() {
        return next;
    }
}
