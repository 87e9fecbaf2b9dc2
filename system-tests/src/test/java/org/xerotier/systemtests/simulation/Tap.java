package org.xerotier.systemtests.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xerotier.mesh.frame.Dispatch;

/** Listens to every dispatch that leaves a router. */
final class Tap {

    private record Sent(String agent, String execution, String digest) {}

    private final World world;
    private final Map<String, Sent> byEpoch = new LinkedHashMap<>();
    private final Map<String, Long> epochOf = new HashMap<>();

    Tap(World world) {
        this.world = world;
    }

    void dispatched(String agent, Dispatch dispatch) {
        Sent sent = new Sent(agent, dispatch.executionId(), dispatch.argumentsDigest());
        Sent before = byEpoch.putIfAbsent(dispatch.invocationId() + "/" + dispatch.epoch(), sent);
        if (before != null && !before.equals(sent)) {
            world.violated(
                    "I-11",
                    "epoch %d of %s was dispatched as %s and as %s"
                            .formatted(dispatch.epoch(), dispatch.invocationId(), before, sent));
        }
        epochOf.put(dispatch.executionId(), dispatch.epoch());
    }

    /** The epoch an execution belongs to. */
    long epochOf(String execution) {
        return epochOf.getOrDefault(execution, 0L);
    }
}
