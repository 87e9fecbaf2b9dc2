package org.xerotier.router.web.exec;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.web.page.Paging;

/** The query of a list of invocations or executions. Its fields are filled by JAX-RS. */
public class ListQuery {

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("tool")
    @Nullable
    String tool;

    @QueryParam("workspace")
    @Nullable
    String workspace;

    @QueryParam("agent")
    @Nullable
    String agent;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    @QueryParam("invocation")
    @Nullable
    String invocation;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("after")
    @Nullable
    String after;

    PageRequest page() {
        return Paging.of(limit, after);
    }
}
