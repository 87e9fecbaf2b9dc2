package org.xerotier.router.web.exec;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.web.http.Prefer;

/**
 * How a caller wants an answer about something that takes time.
 *
 * @param seconds to hold the answer back for its end
 * @param isPreferred whether a {@code Prefer} header asked for that, which the answer then confirms
 * @param wantsStream whether the answer is to be the event stream
 */
record Patience(int seconds, boolean isPreferred, boolean wantsStream) {

    private static final MediaType EVENTS = new MediaType("text", "event-stream");

    /** What the body or query says goes before the header. */
    static Patience of(@Nullable Long seconds, HttpHeaders headers) {
        List<String> prefer = headers.getRequestHeader("Prefer");
        return of(seconds, prefer == null ? List.of() : prefer, headers.getAcceptableMediaTypes());
    }

    static Patience of(@Nullable Long seconds, List<String> prefer, List<MediaType> accepted) {
        OptionalInt preferred = Prefer.wait(prefer);
        OptionalInt stated = Prefer.seconds(seconds);
        boolean isPreferred = stated.isEmpty() && preferred.isPresent();
        int wait = stated.orElse(preferred.orElse(0));
        return new Patience(wait, isPreferred, isStream(accepted));
    }

    /** Only if it is named before anything else; the wildcard means JSON. */
    private static boolean isStream(List<MediaType> accepted) {
        return !accepted.isEmpty()
                && accepted.get(0).getType().equals(EVENTS.getType())
                && accepted.get(0).getSubtype().equals(EVENTS.getSubtype());
    }

    Response note(Response.ResponseBuilder answer) {
        return isPreferred
                ? answer.header("Preference-Applied", "wait=" + seconds).build()
                : answer.build();
    }
}
