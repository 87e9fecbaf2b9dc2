package org.xerotier.xem.bundle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What a bundle says once for all its tools.
 *
 * @param binaries candidates by the short name templates use
 */
record BundleDefaults(
        String name,
        String version,
        String domain,
        Map<String, List<String>> binaries,
        Map<String, Node> env,
        List<String> inherited,
        @Nullable String credentialsRef,
        boolean credentialsOptional) {}
