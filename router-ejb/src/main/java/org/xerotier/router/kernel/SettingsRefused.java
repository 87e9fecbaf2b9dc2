package org.xerotier.router.kernel;

import java.util.List;

/** The configuration does not allow a start; the message lists every fault. */
public final class SettingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsRefused(List<String> faults) {
        super("The router does not start, its configuration has " + faults.size()
                + (faults.size() == 1 ? " fault: " : " faults: ") + String.join("; ", faults));
    }
}
