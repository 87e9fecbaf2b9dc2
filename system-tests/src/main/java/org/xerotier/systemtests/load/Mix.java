package org.xerotier.systemtests.load;

import java.util.Random;
import org.xerotier.systemtests.witness.WitnessTool;

/**
 * What callers ask for.
 *
 * @param longestMillis of a slow tool
 * @param otherProjectFirst percent of calls whose key is used in another project before
 * @param otherProjectLater percent of calls whose key is used in another project after
 */
public record Mix(int longestMillis, int otherProjectFirst, int otherProjectLater) {

    public static Mix ordinary() {
        return new Mix(2_000, 1, 2);
    }

    WitnessTool pick(Random random) {
        int draw = random.nextInt(100);
        if (draw < 40) {
            return WitnessTool.MARK;
        }
        if (draw < 60) {
            return WitnessTool.SLOW;
        }
        if (draw < 70) {
            return WitnessTool.ONCE;
        }
        if (draw < 80) {
            return WitnessTool.IDEM;
        }
        return draw < 90 ? WitnessTool.PROBED : WitnessTool.READ;
    }

    int millis(WitnessTool tool, Random random) {
        return tool == WitnessTool.MARK || tool == WitnessTool.READ ? 0 : random.nextInt(longestMillis);
    }
}
