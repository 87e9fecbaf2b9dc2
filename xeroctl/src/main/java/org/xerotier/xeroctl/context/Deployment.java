package org.xerotier.xeroctl.context;

import org.jspecify.annotations.Nullable;

/**
 * One context of the file: where a project's API is, the key for it, and how its data is printed by default.
 *
 * @param output {@code table}, {@code wide} or {@code json}; nothing for {@code table}
 */
public record Deployment(
        String baseUrl, @Nullable String apiKey, @Nullable String output) {

    public String maskedKey() {
        return apiKey == null ? "" : Connection.masked(apiKey);
    }

    @Override
    public String toString() {
        return "Deployment[" + baseUrl + "]";
    }
}
