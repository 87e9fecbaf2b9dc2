package org.xerotier.xeroctl.exec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments of the tool, whole or one by one. */
final class ArgumentFlags {
    @Option(
            names = "--args",
            paramLabel = "JSON|@FILE|-",
            description = "All arguments as a JSON object, from the command line, a file or standard input.")
    private @Nullable String args;

    @Option(
            names = {"-a", "--arg"},
            paramLabel = "NAME=VALUE",
            description =
                    "One argument; may be repeated. The tool's schema says whether VALUE is text, a number or a list"
                            + " (repeat it, or write JSON). NAME:=JSON sets any JSON value.")
    private List<String> single = List.of();

    Typed typed() {
        return new Typed(args, single);
    }

    /** As typed, not yet read. */
    record Typed(@Nullable String args, List<String> single) {}
}
