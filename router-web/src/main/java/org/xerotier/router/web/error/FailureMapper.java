package org.xerotier.router.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.security.CallerOnRequest;

/**
 * Answers for every exception. Its subclasses only name types for which the server has mappers of its own, which would
 * otherwise be closer.
 */
abstract class FailureMapper<T extends Throwable> implements ExceptionMapper<T> {

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @Override
    public Response toResponse(T thrown) {
        String id = CallerOnRequest.context(request)
                .map(context -> context.requestId())
                .orElseGet(() -> String.valueOf(response.getHeader("X-Request-ID")));
        RouterException refusal = Meaning.of(thrown, id);
        if (refusal.code() == KernelError.INTERNAL_ERROR) {
            WebLog.failed(id, thrown);
        } else if (refusal.code() == KernelError.AUDIT_UNAVAILABLE) {
            WebLog.auditUnavailable(id, thrown);
        } else if (refusal.code() == KernelError.STORAGE_UNAVAILABLE) {
            WebLog.storageUnavailable(id, thrown);
        }
        ErrorAnswer answer = ErrorRenderer.render(refusal, request.getHeader(HttpHeaders.ACCEPT), id);
        Response.ResponseBuilder built =
                Response.status(answer.status()).type(answer.contentType()).entity(answer.body());
        answer.headers().forEach(built::header);
        return built.build();
    }
}
