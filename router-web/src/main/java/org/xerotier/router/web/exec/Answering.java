package org.xerotier.router.web.exec;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.web.names.Names;

/**
 * The answer to a call: 200 if it is over or was known before, else 202.
 *
 * @param collection where invocations are found
 */
record Answering(AsyncResponse answer, Names names, URI collection, Patience patience, boolean isNew) {

    void give(InvocationView invocation) {
        int status = invocation.status().isTerminal() || !isNew ? 200 : 202;
        answer.resume(patience.note(Response.status(status)
                .header(HttpHeaders.LOCATION, collection + "/" + invocation.id())
                .entity(InvocationResponse.of(invocation, names))));
    }
}
