package org.xerotier.systemtests.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What the agent's hooks saw.
 *
 * @param agent whose
 * @param kind dispatch (a frame came), replayed (the harness gave it once more), started or fenced
 * @param source the router the frame came from, or -
 */
public record TapLine(String agent, long atMillis, String kind, String invocation, long epoch, String source) {

    /** Reads an agent's tap; a line cut by a kill is left out. */
    public static List<TapLine> parse(String agent, List<String> lines) {
        List<TapLine> taps = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 5) {
                taps.add(new TapLine(
                        agent, Long.parseLong(words[0]), words[1], words[2], Long.parseLong(words[3]), words[4]));
            }
        }
        return taps;
    }
}
