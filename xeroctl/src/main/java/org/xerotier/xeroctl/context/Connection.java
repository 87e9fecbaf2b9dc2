package org.xerotier.xeroctl.context;

import org.jspecify.annotations.Nullable;

/**
 * Which router, as whom.
 *
 * @param context the context it came from, if one was used
 * @param baseUrl up to and with {@code /v1}, without a slash at the end
 */
public record Connection(@Nullable String context, String baseUrl, String apiKey) {

    /** The key as it may be shown: whose it is, not what it is. */
    public String maskedKey() {
        return masked(apiKey);
    }

    static String masked(String key) {
        int end = key.lastIndexOf('_');
        return (end > 0 && end < key.length() - 8 ? key.substring(0, end + 1) : "") + "****";
    }

    @Override
    public String toString() {
        return "Connection[" + baseUrl + " with " + maskedKey() + "]";
    }
}
