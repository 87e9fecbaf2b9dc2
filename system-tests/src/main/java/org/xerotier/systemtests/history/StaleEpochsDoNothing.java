package org.xerotier.systemtests.history;

import java.util.HashMap;
import java.util.Map;

/** I-12: an agent starts nothing it has started before, fenced, or seen a newer epoch of. */
final class StaleEpochsDoNothing implements Rule {

    /** How far an agent came with an invocation. */
    private record Progress(long epoch, boolean closed) {}

    @Override
    public void judge(History history, Findings findings) {
        Map<String, Progress> highest = new HashMap<>();
        for (TapLine tap : history.taps()) {
            String place = tap.agent() + " " + tap.invocation();
            Progress known = highest.getOrDefault(place, new Progress(0, false));
            switch (tap.kind()) {
                case "started" -> {
                    findings.looked();
                    if (tap.epoch() < known.epoch() || (tap.epoch() == known.epoch() && known.closed())) {
                        findings.broken(
                                "I-12",
                                tap.invocation(),
                                "agent %s started epoch %d again, or after a newer one, or after fencing it"
                                        .formatted(tap.agent(), tap.epoch()));
                    }
                    highest.put(place, new Progress(Math.max(tap.epoch(), known.epoch()), true));
                }
                case "fenced" -> {
                    if (tap.epoch() >= known.epoch()) {
                        highest.put(place, new Progress(tap.epoch(), true));
                    }
                }
                default -> findings.looked();
            }
        }
    }
}
