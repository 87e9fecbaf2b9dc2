package org.xerotier.router.web.error;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response whose errors look like ours even when the container refuses a request before any of our code is asked. */
public final class HouseResponse extends HttpServletResponseWrapper {

    private final @Nullable String accept;
    private final String requestId;

    public HouseResponse(HttpServletResponse response, @Nullable String accept, String requestId) {
        super(response);
        this.accept = accept;
        this.requestId = requestId;
    }

    @Override
    public void sendError(int status) throws IOException {
        Response rendered = ErrorRenderer.render(Meaning.ofStatus(status, requestId), accept, requestId);
        byte[] body = (byte[]) rendered.getEntity();
        setStatus(rendered.getStatus());
        setContentType(rendered.getHeaderString(HttpHeaders.CONTENT_TYPE));
        setContentLength(body.length);
        getOutputStream().write(body);
    }

    /** The message is the container's and not for callers. */
    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
