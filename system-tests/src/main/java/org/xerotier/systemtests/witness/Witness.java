package org.xerotier.systemtests.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The witness's folder: its program, its bundle and its file. The program learns invocation and execution from the environment
 * every tool gets; the epoch is the execution's.
 */
public final class Witness {

    public static final String BUNDLE = "witness";

    /** A line is one write of less than a page to a file opened for appending with O_DSYNC: whole, or not there. */
    private static final String PROGRAM = """
            #!/bin/sh
            # witness leave TOKEN MILLIS | witness look TOKEN
            file=%s
            case "$1" in
              look)
                grep -q -- " $2 " "$file" && exit 0
                [ -r "$file" ] && exit 10
                exit 2 ;;
            esac
            half=$(($3 / 2))
            pause=$((half / 1000)).$(printf %%03d $((half %% 1000)))
            [ "$half" -eq 0 ] || sleep "$pause"
            printf '%%s %%s %%s %%s %%s\\n' "$XEROTIER_INVOCATION_ID" "$XEROTIER_EXECUTION_ID" "$2" "$$" "$(date +%%s%%N)" |
              dd of="$file" oflag=append,dsync conv=notrunc status=none || exit 9
            [ "$half" -eq 0 ] || sleep "$pause"
            """;

    private final Path folder;

    private Witness(Path folder) {
        this.folder = folder;
    }

    /** Makes folder, program and bundle. */
    public static Witness in(Path folder) {
        Witness witness = new Witness(folder.toAbsolutePath());
        try {
            Path bundle = Files.createDirectories(witness.tools().resolve(BUNDLE));
            Files.writeString(witness.file(), "");
            Path program = folder.resolve("witness").toAbsolutePath();
            Files.writeString(program, PROGRAM.formatted(witness.file()));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(bundle.resolve("bundle.yaml"), yaml(program));
            return witness;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String yaml(Path program) {
        StringBuilder text = new StringBuilder("""
                name: %s
                version: 1.0.0
                description: Tools whose every effect is on record with a witness.
                domain: test
                binaries:
                  witness: %s
                tools:
                """.formatted(BUNDLE, program));
        Arrays.stream(WitnessTool.values()).map(WitnessTool::yaml).forEach(text::append);
        return text.append("""
                  - name: look
                    description: Whether a call left its line. Exit code 0 means it did, 10 that it did not.
                    risk: read
                    timeout_ms: 10000
                    parameters:
                      type: object
                      additionalProperties: false
                      required: [token]
                      properties:
                        token: {type: string, maxLength: 64, pattern: '^[a-z0-9_-]+$', description: Tells calls apart.}
                    argv: [witness, look, "{token}"]
                """).toString();
    }

    /** The folder of bundles for agents. */
    public Path tools() {
        return folder.resolve("tools");
    }

    public Path file() {
        return folder.resolve("effects.log");
    }

    /** All lines so far, in the order in which they were written. */
    public List<Effect> effects() {
        try {
            List<Effect> effects = new ArrayList<>();
            for (String line : Files.readAllLines(file())) {
                effects.add(Effect.parse(line));
            }
            return effects;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
