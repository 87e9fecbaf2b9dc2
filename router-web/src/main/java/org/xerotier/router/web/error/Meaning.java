package org.xerotier.router.web.error;

import static org.xerotier.router.kernel.KernelError.BODY_TOO_LARGE;
import static org.xerotier.router.kernel.KernelError.INTERNAL_ERROR;
import static org.xerotier.router.kernel.KernelError.INVALID_BODY;
import static org.xerotier.router.kernel.KernelError.INVALID_PARAMETER;
import static org.xerotier.router.kernel.KernelError.METHOD_NOT_ALLOWED;
import static org.xerotier.router.kernel.KernelError.NOT_ACCEPTABLE;
import static org.xerotier.router.kernel.KernelError.ROUTE_NOT_FOUND;
import static org.xerotier.router.kernel.KernelError.UNSUPPORTED_MEDIA_TYPE;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.StorageFault;

/** What an exception that reached the edge means to the caller. */
final class Meaning {

    private static final int MAX_CAUSES = 16;

    private Meaning() {}

    /** The refusal to answer with; the innermost cause that has a meaning decides, since containers wrap. */
    static RouterException of(Throwable thrown, String requestId) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            RouterException meaning = meaning(cause);
            if (meaning != null) {
                return meaning;
            }
            cause = cause.getCause();
        }
        StorageFault fault = StorageFault.behind(thrown);
        return fault == null ? failed(requestId) : fault.refusal();
    }

    /** What a status means that comes without an exception. */
    static RouterException ofStatus(int status, String requestId) {
        RouterException meaning = ofHttp(status);
        return meaning == null ? failed(requestId) : meaning;
    }

    private static RouterException failed(String requestId) {
        return INTERNAL_ERROR.because("The router failed. Quote the request id " + requestId + " when you report it.");
    }

    private static @Nullable RouterException meaning(Throwable cause) {
        if (cause instanceof RouterException refusal) {
            return refusal;
        }
        if (cause instanceof JsonRefused refused) {
            return ofJson(refused);
        }
        if (cause instanceof ConstraintViolationException violated) {
            return ofViolations(violated);
        }
        if (cause instanceof OptimisticLockException || cause instanceof PessimisticLockException) {
            return StorageFault.CONFLICT.refusal();
        }
        return cause instanceof WebApplicationException http
                ? ofHttp(http.getResponse().getStatus())
                : null;
    }

    private static RouterException ofJson(JsonRefused refused) {
        if (refused.reason() == JsonRefused.Reason.TOO_LARGE && refused.path().isEmpty()) {
            return BODY_TOO_LARGE.because(refused.getMessage());
        }
        String param = dotted(refused.path());
        return param.isEmpty()
                ? INVALID_BODY.because(refused.getMessage())
                : INVALID_BODY.because(param + ": " + refused.getMessage(), param);
    }

    /** {@code /args/hosts/0} is written {@code args.hosts.0} for people. */
    private static String dotted(String pointer) {
        return pointer.isEmpty()
                ? ""
                : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    private static RouterException ofViolations(ConstraintViolationException violated) {
        return violated.getConstraintViolations().stream()
                .findFirst()
                .map(Meaning::ofViolation)
                .orElseGet(() -> INVALID_BODY.because("A value is not acceptable; check the reference."));
    }

    private static RouterException ofViolation(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return INVALID_BODY.because(path + " " + violation.getMessage() + ".", path);
    }

    private static @Nullable RouterException ofHttp(int status) {
        return switch (status) {
            case 404 -> ROUTE_NOT_FOUND.because("There is no such route; see /openapi for those there are.");
            case 405 ->
                METHOD_NOT_ALLOWED.because(
                        "This route exists, but not with this method; see /openapi for what it answers.");
            case 406 -> NOT_ACCEPTABLE.because("Answers here are application/json; accept that.");
            case 413 -> BODY_TOO_LARGE.because("The body is larger than this operation reads; send less.");
            case 415 -> UNSUPPORTED_MEDIA_TYPE.because("Send the body as application/json.");
            default ->
                status >= 400 && status < 500
                        ? INVALID_PARAMETER.because("The request cannot be understood; check it against /openapi.")
                        : null;
        };
    }
}
