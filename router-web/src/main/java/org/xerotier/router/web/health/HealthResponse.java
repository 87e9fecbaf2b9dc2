package org.xerotier.router.web.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** Up only if every part is. */
record HealthResponse(String status, List<Check> checks) {

    private static final String UP = "UP";

    record Check(String name, String status) {
        static Check of(String name, boolean isUp) {
            return new Check(name, isUp ? UP : "DOWN");
        }
    }

    static HealthResponse of(List<Check> checks) {
        boolean up = checks.stream().allMatch(check -> check.status().equals(UP));
        return new HealthResponse(up ? UP : "DOWN", checks);
    }

    @JsonIgnore
    boolean isUp() {
        return status.equals(UP);
    }
}
