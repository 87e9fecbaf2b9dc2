package org.xerotier.router.kernel;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ties together everything one request causes.
 *
 * @param requestId the caller's {@code X-Request-ID} or one of ours
 */
public record RequestContext(String requestId, TraceContext trace) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public RequestContext {
        if (!FORM.matcher(requestId).matches()) {
            throw new IllegalArgumentException("a request id is 1 to 128 of A-Z a-z 0-9 . _ -");
        }
    }

    /** From the headers of a request, making up what is missing or unusable. */
    public static RequestContext of(
            @Nullable String requestId, @Nullable String traceparent, Ids ids, SecureRandom random) {
        boolean usable = requestId != null && FORM.matcher(requestId).matches();
        return new RequestContext(
                usable ? String.valueOf(requestId) : ids.next(IdPrefix.REQUEST),
                TraceContext.continueOrBegin(traceparent, random));
    }
}
