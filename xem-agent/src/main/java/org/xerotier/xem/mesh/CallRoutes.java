package org.xerotier.xem.mesh;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bounds;

/**
 * Which router sent a call last, and over which one it is told. Remembers more calls than an agent may have in flight;
 * one that fell out is told over any router.
 */
final class CallRoutes {

    /** Addresses of routers. */
    static final class Route {
        String asked;
        String via;
        String cancelledBy = "";

        Route(String asked) {
            this.asked = asked;
            this.via = asked;
        }
    }

    private static final int MOST = 4 * Bounds.MAX_IN_FLIGHT;

    private final Map<String, Route> routes = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
            return size() > MOST;
        }
    };

    /** This router wants to hear of the call. */
    void asked(String invocation, String router) {
        routes.put(invocation, new Route(router));
    }

    @Nullable
    Route of(String invocation) {
        return routes.get(invocation);
    }

    /** A call nobody asked about lately, as after a restart, is told over this router from now on. */
    Route begin(String invocation, String router) {
        return routes.computeIfAbsent(invocation, unknown -> new Route(router));
    }
}
