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

    /** Keeps {@code xero_<slug>_}; what follows is the secret, underscores included. */
    static String masked(String key) {
        int end = key.startsWith("xero_") ? key.indexOf('_', "xero_".length()) : -1;
        return key.substring(0, end + 1) + "****";
    }

    @Override
    public String toString() {
        return "Connection[" + baseUrl + " with " + maskedKey() + "]";
    }
}
