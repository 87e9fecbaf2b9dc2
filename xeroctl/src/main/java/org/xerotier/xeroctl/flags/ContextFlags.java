package org.xerotier.xeroctl.flags;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.context.ConnectionFlags;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which router, as whom. */
final class ContextFlags {
    @Option(
            names = "--context",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Use this context of the configuration file. Also: XEROCTL_CONTEXT.")
    private @Nullable String context;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The project's API, such as http://127.0.0.1:8080/demo/v1. Also: XEROCTL_BASE_URL.")
    private @Nullable String baseUrl;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            scope = ScopeType.INHERIT,
            description = "The API key; others on this host can see it, so prefer XEROCTL_API_KEY or a context.")
    private @Nullable String apiKey;

    ConnectionFlags flags() {
        return new ConnectionFlags(context, baseUrl, apiKey);
    }
}
