package org.xerotier.router.kernel;

import java.util.regex.Pattern;

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
    /** An agent's bearer token. */
    TOKEN("tok"),
    /** A frame the router sends over the mesh. */
    FRAME("frm"),
    /** A row of the audit log. */
    AUDIT("aud"),
    /** An HTTP request whose sender gave no id of its own. */
    REQUEST("req");

    private final String text;
    private final Pattern form;

    IdPrefix(String text) {
        this.text = text;
        this.form = Pattern.compile(text + "_[0-9a-f]{32}");
    }

    public String text() {
        return text;
    }

    /** Whether the text has the form of an id with this prefix. Says nothing about whether such a thing exists. */
    public boolean matches(String candidate) {
        return form.matcher(candidate).matches();
    }

    /** The value itself, for the constructors of id records. */
    String require(String value) {
        if (!matches(value)) {
            throw new IllegalArgumentException("not an id of the form " + text + "_<32 hex digits>");
        }
        return value;
    }
}
