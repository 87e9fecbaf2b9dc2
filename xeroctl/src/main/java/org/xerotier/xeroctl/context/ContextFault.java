package org.xerotier.xeroctl.context;

/** The configuration file cannot be used as it is; the message names file, line and reason. */
public final class ContextFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String says;
    private final String next;

    ContextFault(String says, String next) {
        super(says);
        this.says = says;
        this.next = next;
    }

    public String says() {
        return says;
    }

    public String next() {
        return next;
    }
}
