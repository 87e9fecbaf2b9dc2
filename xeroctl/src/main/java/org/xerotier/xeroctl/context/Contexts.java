package org.xerotier.xeroctl.context;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration file says.
 *
 * @param current the name of the context in use; may name one that is gone
 */
public record Contexts(@Nullable String current, Map<String, Deployment> deployments) {
    static final Contexts NONE = new Contexts(null, Map.of());

    public Contexts with(String name, Deployment deployment) {
        Map<String, Deployment> more = new LinkedHashMap<>(deployments);
        more.put(name, deployment);
        return new Contexts(current, more);
    }

    public Contexts without(String name) {
        Map<String, Deployment> fewer = new LinkedHashMap<>(deployments);
        fewer.remove(name);
        return new Contexts(name.equals(current) ? null : current, fewer);
    }

    public Contexts using(String name) {
        return new Contexts(name, deployments);
    }
}
