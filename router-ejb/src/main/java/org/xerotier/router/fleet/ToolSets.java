package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.ToolDescriptor;

/**
 * Keeps one copy of each tool declaration. Manifests differ by agent because they hold its name, but a fleet declares
 * the same tools thousands of times.
 */
@ApplicationScoped
class ToolSets {

    /** A fleet has hundreds; past the bound sharing starts afresh, at the cost of some memory. */
    private static final int MAX_SHARED = 20_000;

    private final Map<ToolDescriptor, ToolDescriptor> shared = new ConcurrentHashMap<>();

    Map<String, ToolDescriptor> of(CapabilityManifest manifest) {
        if (shared.size() > MAX_SHARED) {
            shared.clear();
        }
        Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
        manifest.tools().forEach((name, tool) -> tools.put(name, share(tool)));
        return Collections.unmodifiableMap(tools);
    }

    private ToolDescriptor share(ToolDescriptor tool) {
        ToolDescriptor known = shared.putIfAbsent(tool, tool);
        return known == null ? tool : known;
    }
}
