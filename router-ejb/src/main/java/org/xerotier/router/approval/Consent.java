package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a consent.
 *
 * @param confirm the tool's name, which an irreversible call needs typed
 * @param digest what the person was shown; needed once arguments were edited
 * @param arguments others than were asked for, or null to consent to those
 * @param renderHash SHA-256 of the page the person was shown, where the router rendered one
 */
public record Consent(
        @Nullable String note,
        @Nullable String confirm,
        @Nullable String digest,
        @Nullable JsonNode arguments,
        @Nullable String renderHash) {

    /** Consent to what was asked, with nothing to say. */
    public static final Consent PLAIN = new Consent(null, null, null, null, null);
}
