package org.xerotier.router.web.error;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
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
        ErrorAnswer answer = ErrorRenderer.render(Meaning.ofStatus(status, requestId), accept, requestId);
        setStatus(answer.status());
        setContentType(answer.contentType());
        setContentLength(answer.body().length);
        answer.headers().forEach(this::setHeader);
        getOutputStream().write(answer.body());
    }

    /** The message is the container's and not for callers. */
    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
