package org.xerotier.systemtests.load;

import java.util.List;
import org.xerotier.systemtests.client.Api;

/**
 * A project that calls go to.
 *
 * @param routers a caller for each router, any of which may be asked
 */
public record Target(String project, List<Api> routers) {

    String invocations() {
        return "/" + project + "/v1/exec/invocations";
    }
}
