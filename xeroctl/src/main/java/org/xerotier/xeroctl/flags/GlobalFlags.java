package org.xerotier.xeroctl.flags;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.context.ConnectionFlags;
import org.xerotier.xeroctl.terminal.OutputFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command understands, before or after its name. */
public final class GlobalFlags {
    @Mixin
    private ContextFlags connection = new ContextFlags();

    @Mixin
    private OutputFlags output = new OutputFlags();

    @Option(
            names = "--dry-run",
            scope = ScopeType.INHERIT,
            description = "Show the request that would change something, and send nothing. Reads are done as usual.")
    private boolean dryRun;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "Wait no longer than this, such as 30s, 5m or 1h, then exit with 7.")
    private @Nullable Duration timeout;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    public boolean isHelpWanted() {
        return help;
    }

    public ConnectionFlags connection() {
        return connection.flags();
    }

    public @Nullable OutputFormat format() {
        return output.format;
    }

    public boolean isQuiet() {
        return output.quiet;
    }

    public boolean isColorless() {
        return output.noColor;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public @Nullable Duration timeout() {
        return timeout;
    }
}
