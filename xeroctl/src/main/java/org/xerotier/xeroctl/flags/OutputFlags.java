package org.xerotier.xeroctl.flags;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.terminal.OutputFormat;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How things are printed. */
final class OutputFlags {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table, wide (nothing cut) or json (the API's answer).")
    @Nullable
    OutputFormat format;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print data and errors only.")
    boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colors, even on a terminal. Also: NO_COLOR.")
    boolean noColor;
}
