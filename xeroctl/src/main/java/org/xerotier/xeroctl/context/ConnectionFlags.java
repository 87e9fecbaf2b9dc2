package org.xerotier.xeroctl.context;

import org.jspecify.annotations.Nullable;

/** What the command line says about the connection. */
public record ConnectionFlags(
        @Nullable String context,
        @Nullable String baseUrl,
        @Nullable String apiKey) {}
