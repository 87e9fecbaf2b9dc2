package org.xerotier.xeroctl.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a new API key is for. */
final class KeyFlags {
    @Option(names = "--name", paramLabel = "NAME", description = "What the key is called in lists.")
    private @Nullable String name;

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            description = "inference, execution, management, research, approve, and per-tool scopes such as kubectl or"
                    + " kubectl.get; without any per-tool scope all tools.")
    private List<String> scopes = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "When it ends: an instant, or in how long, such as 30d.")
    private @Nullable String expires;

    @Option(names = "--secret-only", description = "Print the secret and nothing else, for a file or a pipe.")
    private boolean secretOnly;

    Wanted wanted() {
        return new Wanted(name, scopes, expires, secretOnly);
    }

    /** The API key asked for. */
    record Wanted(
            @Nullable String name,
            List<String> scopes,
            @Nullable String expires,
            boolean secretOnly) {}
}
