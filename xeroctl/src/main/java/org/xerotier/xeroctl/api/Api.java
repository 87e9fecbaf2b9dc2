package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The router, as a verb sees it. Every method throws {@link ApiRefusal} or {@link Unreachable}. */
public interface Api {
    /** Asks and reads the JSON answer. With {@code --dry-run} a request that changes something is shown instead. */
    JsonNode call(ApiRequest request);

    /** Opens an event stream, from after the given sequence number. */
    EventStream<InvocationEvent> events(String invocationId, long after);

    /** Opens the project's stream of approvals, from after the event with this id, or from now on. */
    EventStream<ApprovalEvent> approvalEvents(@Nullable String after);

    /** Copies a body that is not JSON, piece by piece, as it comes. */
    RawAnswer copy(ApiRequest request, Consumer<byte[]> target);

    /**
     * How a copy went.
     *
     * @param truncated the router has only the beginning of what the tool wrote
     */
    record RawAnswer(long bytes, boolean truncated) {}
}
