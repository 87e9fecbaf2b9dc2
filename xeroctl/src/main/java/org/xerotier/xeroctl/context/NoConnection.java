package org.xerotier.xeroctl.context;

/** It is not known which router to call or with which key. */
public final class NoConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String says;
    private final String next;
    private final boolean keyMissing;

    NoConnection(String says, String next, boolean keyMissing) {
        super(says);
        this.says = says;
        this.next = next;
        this.keyMissing = keyMissing;
    }

    public String says() {
        return says;
    }

    public String next() {
        return next;
    }

    public boolean isKeyMissing() {
        return keyMissing;
    }
}
