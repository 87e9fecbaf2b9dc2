package org.xerotier.xem.config;

import java.util.List;
import java.util.stream.Collectors;

/** The agent cannot start with this configuration; holds every fault, not the first. */
public final class ConfigRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    ConfigRefused(List<ConfigFault> faults) {
        super(faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<ConfigFault> faults() {
        return faults;
    }
}
