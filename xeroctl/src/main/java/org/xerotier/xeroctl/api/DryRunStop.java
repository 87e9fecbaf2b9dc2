package org.xerotier.xeroctl.api;

/** A dry run showed its request; there is nothing more to do. */
public final class DryRunStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DryRunStop() {
        super("dry run", null, false, false);
    }
}
