package org.xerotier.xeroctl.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.seal.ExportRefused;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.xeroctl.desk.CommandStopped;

/** What the user knows from elsewhere: the key, and checkpoints kept in another place. */
final class Pinned {
    private Pinned() {}

    static VerifyingKey key(String typed) {
        try {
            return VerifyingKey.ofHex(
                    typed.matches("[0-9a-f]{64}") ? typed : read(Path.of(typed)).strip());
        } catch (KeyRefused | InvalidPathException refused) {
            throw CommandStopped.usage("--public-key is neither 64 hex digits nor a file with them", null);
        }
    }

    static List<SignedCheckpoint> checkpoints(Path file) {
        List<SignedCheckpoint> found = new ArrayList<>();
        int number = 0;
        for (String line : read(file).split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                found.add(SignedCheckpoint.read(line.strip().getBytes(StandardCharsets.UTF_8)));
            } catch (ExportRefused refused) {
                throw CommandStopped.usage(file + " line " + number + ": " + refused.says(), null);
            }
        }
        if (found.isEmpty()) {
            throw CommandStopped.usage(file + " holds no checkpoint", null);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read " + file + ": " + fault.getMessage(), null);
        }
    }
}
