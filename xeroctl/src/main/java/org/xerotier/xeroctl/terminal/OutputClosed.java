package org.xerotier.xeroctl.terminal;

/** Nobody reads the output any more, as when it was piped into {@code head}. */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosed(Throwable cause) {
        super("the output was closed", cause);
    }
}
