package org.xerotier.xeroctl.flags;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRequest;
import picocli.CommandLine.Option;

/** Which page of a list. */
public final class PageFlags {
    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most this many, 1 to 100; the router's default is 20.")
    private @Nullable Integer limit;

    @Option(names = "--after", paramLabel = "CURSOR", description = "The page after the one that named this cursor.")
    private @Nullable String after;

    public Page page() {
        return new Page(limit, after);
    }

    /** The page asked for. */
    public record Page(@Nullable Integer limit, @Nullable String after) {
        public static final Page FIRST = new Page(null, null);

        public ApiRequest of(ApiRequest request) {
            return request.with("limit", limit).with("after", after);
        }
    }
}
