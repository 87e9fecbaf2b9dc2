package org.xerotier.xeroctl.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.seal.ExportHeader;
import org.xerotier.mesh.seal.ExportVerifier;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.mesh.seal.Verdict;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl audit verify}. */
@Command(
        name = "verify",
        description = {
            "Prove an audit export without the router, by its public key alone.",
            "The key has to come from you: one that is taken from the export proves only that the file fits itself."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl audit verify audit.ndjson --public-key router.pub",
            "  xeroctl audit verify audit.ndjson --public-key router.pub --checkpoint audit-checkpoints.ndjson",
            "  xeroctl audit export | xeroctl audit verify - --public-key router.pub"
        })
final class VerifyCommand implements DeskVerb<VerifyCommand.Options> {
    @Parameters(paramLabel = "FILE", description = "What 'audit export' wrote; - for standard input.")
    private String file;

    @Option(
            names = "--public-key",
            paramLabel = "KEY",
            description = "The router's key: 64 hex digits, or a file that holds them.")
    private @Nullable String publicKey;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Checkpoints kept elsewhere, a line each; the export has to agree with them and to reach them.")
    private @Nullable Path checkpoint;

    record Options(
            String file,
            @Nullable String publicKey,
            @Nullable Path checkpoint) {}

    @Override
    public Options options() {
        return new Options(file, publicKey, checkpoint);
    }

    @Override
    public Set<ExitCode> exitCodes() {
        return EnumSet.of(ExitCode.OK, ExitCode.USAGE, ExitCode.NOT_PROVEN, ExitCode.KEY_NOT_PINNED);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        VerifyingKey key = options.publicKey() == null ? null : Pinned.key(options.publicKey());
        List<SignedCheckpoint> checkpoints =
                options.checkpoint() == null ? List.of() : Pinned.checkpoints(options.checkpoint());
        Instant begun = desk.clock().instant();
        Verdict verdict;
        try (InputStream export = open(options.file(), desk)) {
            verdict = new ExportVerifier(key, checkpoints).verify(export);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read " + options.file() + ": " + fault.getMessage(), null);
        }
        Duration took = Duration.between(begun, desk.clock().instant());
        tell(verdict, took, desk.terminal());
        if (!verdict.isGood()) {
            return ExitCode.NOT_PROVEN;
        }
        return verdict.isKeyPinned() ? ExitCode.OK : ExitCode.KEY_NOT_PINNED;
    }

    private static InputStream open(String file, Desk desk) throws IOException {
        return file.equals("-") ? desk.input() : Files.newInputStream(Path.of(file));
    }

    private static void tell(Verdict verdict, Duration took, Terminal terminal) {
        long perSecond = took.toMillis() == 0 ? 0 : verdict.rows() * 1_000 / took.toMillis();
        if (terminal.isJson()) {
            terminal.json(json(verdict, perSecond));
        } else if (verdict.isGood()) {
            terminal.line("verified: " + extent(verdict));
        }
        Verdict.Fault fault = verdict.fault();
        if (fault != null) {
            terminal.error(
                    "not proven: line " + fault.line() + (fault.sequence() > 0 ? ", row " + fault.sequence() : "")
                            + (fault.id().isEmpty() ? "" : " (" + fault.id() + ")") + ": " + fault.what());
        }
        terminal.say(verdict.rows() + " rows and " + verdict.checkpoints() + " checkpoints checked, "
                + verdict.pinned() + " compared with yours, in " + took.toMillis() + " ms (" + perSecond
                + " rows/s)");
        if (!verdict.isKeyPinned()) {
            terminal.warn("THE KEY WAS TAKEN FROM THE EXPORT ITSELF: whoever forges a file can put a key of their own"
                    + " into it; give --public-key");
        }
    }

    private static String extent(Verdict verdict) {
        ExportHeader header = verdict.header();
        if (header == null || verdict.size() == 0) {
            return "an empty log";
        }
        String of = " of the " + verdict.size() + " rows signed for " + header.chain();
        if (header.isFiltered()) {
            return verdict.rows() + " chosen rows" + of + "; that no other row matches is not proven";
        }
        boolean isWhole = header.first() == 1 && verdict.last() == verdict.size();
        return (isWhole ? "all rows, 1 to " : "rows " + header.first() + " to ")
                + verdict.last()
                + of
                + (isWhole ? "" : "; the file holds only a part");
    }

    private static ObjectNode json(Verdict verdict, long perSecond) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("verified", verdict.isGood());
        tree.put("key_pinned", verdict.isKeyPinned());
        ExportHeader header = verdict.header();
        if (header != null) {
            tree.put("chain", header.chain());
            tree.put("filtered", header.isFiltered());
            tree.put("first", header.first());
        }
        tree.put("last", verdict.last());
        tree.put("signed_rows", verdict.size());
        tree.put("rows", verdict.rows());
        tree.put("checkpoints", verdict.checkpoints());
        tree.put("compared", verdict.pinned());
        tree.put("rows_per_second", perSecond);
        Verdict.Fault fault = verdict.fault();
        if (fault != null) {
            ObjectNode wrong = tree.putObject("fault");
            wrong.put("line", fault.line());
            wrong.put("sequence", fault.sequence());
            wrong.put("id", fault.id());
            wrong.put("what", fault.what());
        }
        return tree;
    }
}
