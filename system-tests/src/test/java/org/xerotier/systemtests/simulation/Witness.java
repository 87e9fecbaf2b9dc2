package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What really happened, told by the tools themselves; no part of the product reads it. */
final class Witness {

    /** One effect, and under which epoch. */
    record Effect(long at, String agent, long epoch) {}

    private final Map<String, List<Effect>> effects = new LinkedHashMap<>();

    void effect(String invocation, Effect effect) {
        effects.computeIfAbsent(invocation, any -> new ArrayList<>()).add(effect);
    }

    List<Effect> of(String invocation) {
        return effects.getOrDefault(invocation, List.of());
    }
}
