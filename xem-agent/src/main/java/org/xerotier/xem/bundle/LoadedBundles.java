package org.xerotier.xem.bundle;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tools folder gave.
 *
 * @param tools by dotted name, sorted
 * @param faults why bundles were refused
 * @param unavailable tools whose binary or credentials are not here
 * @param bundles number of bundles that loaded
 */
public record LoadedBundles(
        Map<String, BundledTool> tools, List<BundleFault> faults, List<UnavailableTool> unavailable, int bundles) {

    public LoadedBundles {
        tools = Collections.unmodifiableMap(new TreeMap<>(tools));
        faults = List.copyOf(faults);
        unavailable = List.copyOf(unavailable);
    }
}
