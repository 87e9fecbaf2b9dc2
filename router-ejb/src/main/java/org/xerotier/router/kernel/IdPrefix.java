package org.xerotier.router.kernel;

/** The registry of id prefixes: an id is {@code <prefix>_} and the 32 hex digits of a UUIDv7. A prefix is never reused. */
public enum IdPrefix {
    PROJECT("proj"),
    WORKSPACE("ws"),
    AGENT("agt"),
    JOIN_KEY("jk"),
    INVOCATION("inv"),
    EXECUTION("exe"),
    APPROVAL("apr"),
    GRANT("grant"),
    EVENT("evt"),
    TEMPLATE("tpl"),
    LEARNING("lrn"),
    CONVERSATION("conv"),
    BRANCH("branch"),
    ARTIFACT("cart"),
    MEMORY("mem"),
    RESPONSE("resp"),
    WEBHOOK("whk"),
    API_KEY("key"),
    USER("usr"),
    /** One version of an approval policy. */
    POLICY("pol"),
    /** One person's word on an approval request. */
    VOTE("vote"),
    /** A one-time link for a reviewer. */
    LINK("lnk"),
    /** Authority to approve, given by an owner to a member for a time. */
    DELEGATION("dlg"),
    /** A signed head of a project's audit chain. */
    CHECKPOINT("ckp"),
    /** A message that could not be handled and waits for an operator. */
    DEAD_LETTER("dead"),
    /** One attempt series of one event to one webhook. */
    DELIVERY("dlv"),
    /** One stage of an approval to be told through one channel. */
    NOTIFICATION("ntf"),
    /** Two keys that claim one registration name. */
    CONFLICT("cfl"),
    /** An agent's change of its CURVE key. */
    ROTATION("rot"),
    /** A workspace binding an agent proposes. */
    CANDIDATE("cnd"),
    /** An agent's bearer token. */
    TOKEN("tok"),
    /** One run of a router process. */
    ROUTER("rtr"),
    /** A frame the router sends over the mesh. */
    FRAME("frm"),
    /** A row of the audit log. */
    AUDIT("aud"),
    /** A report of an agent that came late or twice. */
    REPORT("rep"),
    /** An HTTP request whose sender gave no id of its own. */
    REQUEST("req");

    private static final int HEX_DIGITS = 32;

    private final String text;

    IdPrefix(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether the text has the form of an id with this prefix. Says nothing about whether such a thing exists. */
    public boolean matches(String candidate) {
        int digits = text.length() + 1;
        if (candidate.length() != digits + HEX_DIGITS
                || !candidate.startsWith(text)
                || candidate.charAt(digits - 1) != '_') {
            return false;
        }
        for (int i = digits; i < candidate.length(); i++) {
            char c = candidate.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The value itself, for the constructors of id records. */
    String require(String value) {
        if (!matches(value)) {
            throw new IllegalArgumentException("not an id of the form " + text + "_<32 hex digits>");
        }
        return value;
    }
}
