package org.xerotier.xeroctl.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal.ToolStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl audit export}. */
@Command(
        name = "export",
        description = {
            "Write the sealed audit log with its proofs, one JSON document per line.",
            "Without a filter the rows follow each other without gap, and what is missing shows. With a filter each row"
                    + " is proven by itself; that no other row matches is not.",
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl audit export --file audit.ndjson",
            "  xeroctl audit export --after 12000 --file more.ndjson",
            "  xeroctl audit export --subject inv_0193… | xeroctl audit verify - --public-key router.pub"
        })
final class ExportCommand implements DeskVerb<ExportCommand.Options> {
    @Mixin
    private RowFlags rows = new RowFlags();

    @Option(names = "--after", paramLabel = "NUMBER", description = "Only rows behind this number of the chain.")
    private @Nullable Long after;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many rows; all if not given.")
    private @Nullable Long limit;

    @Option(names = "--file", paramLabel = "FILE", description = "Write here rather than to standard output.")
    private @Nullable Path file;

    record Options(
            RowFlags.Rows rows,
            @Nullable Long after,
            @Nullable Long limit,
            @Nullable Path file) {}

    @Override
    public Options options() {
        return new Options(rows.rows(), after, limit, file);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ApiRequest request = options.rows()
                .of(ApiRequest.get("management", "audit", "export"), desk.clock())
                .with("after", options.after())
                .with("limit", options.limit())
                .withHeader("Accept", "application/x-ndjson");
        Path target = options.file();
        if (target == null) {
            desk.api().copy(request, bytes -> desk.terminal().toolOutput(ToolStream.STDOUT, bytes, true));
            return ExitCode.OK;
        }
        long bytes = write(request, target, desk);
        desk.terminal().say(bytes + " bytes written to " + target);
        desk.terminal().next("prove it", "xeroctl audit verify " + target + " --public-key KEY");
        return ExitCode.OK;
    }

    /** Under another name until it is whole. */
    private static long write(ApiRequest request, Path target, Desk desk) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long bytes;
            try (OutputStream out = Files.newOutputStream(part)) {
                bytes = desk.api()
                        .copy(request, piece -> {
                            try {
                                out.write(piece);
                            } catch (IOException fault) {
                                throw new UncheckedIOException(fault);
                            }
                        })
                        .bytes();
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } catch (IOException | UncheckedIOException fault) {
            throw CommandStopped.usage("cannot write " + target + ": " + fault.getMessage(), null);
        }
    }
}
