package org.xerotier.xeroctl.json;

/** The text is not one JSON document. */
public final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NotJson(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
