package org.xerotier.router.notify;

import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 *
 * @param status of the answer, null if there was none
 * @param error null after a success
 * @param isHopeless no further attempt can end otherwise
 */
public record DeliveryOutcome(
        @Nullable Integer status, @Nullable String error, boolean isHopeless) {

    /** An answer; only a 2xx is a success, and a redirect is a failure since none is followed. */
    static DeliveryOutcome answered(int status) {
        return status / 100 == 2
                ? new DeliveryOutcome(status, null, false)
                : new DeliveryOutcome(
                        status,
                        status / 100 == 3
                                ? "The receiver redirects; redirects are not followed."
                                : "The receiver answered " + status + ".",
                        false);
    }

    static DeliveryOutcome failed(String error) {
        return new DeliveryOutcome(null, error, false);
    }

    static DeliveryOutcome hopeless(String error) {
        return new DeliveryOutcome(null, error, true);
    }

    boolean isSuccess() {
        return error == null;
    }
}
