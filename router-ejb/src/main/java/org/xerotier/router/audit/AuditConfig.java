package org.xerotier.router.audit;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * The room's settings.
 *
 * @param checkpointEvery how often a checkpoint is signed if there is something new
 * @param checkpointDirectory where checkpoints are also written
 */
record AuditConfig(Duration checkpointEvery, Optional<Path> checkpointDirectory) {

    private static final Setting<Duration> CHECKPOINT_EVERY = Setting.seconds(
            "xerotier.audit.checkpoint-seconds",
            60,
            1,
            3_600,
            "How often a checkpoint of each audit chain is signed, if rows were sealed since the last one.");
    private static final Setting<Optional<Path>> CHECKPOINT_DIRECTORY = new Setting<>(
            "xerotier.audit.checkpoint-directory",
            "absolute path of a directory, or nothing",
            "",
            false,
            "Where signed checkpoints are written besides the database, to audit-checkpoints.ndjson. Put it where whoever"
                    + " administers the database cannot write: it is what a cut-off audit log is noticed by.",
            AuditConfig::directory);

    static final List<Setting<?>> SETTINGS = List.of(CHECKPOINT_EVERY, CHECKPOINT_DIRECTORY);

    static AuditConfig from(Settings settings) {
        return new AuditConfig(settings.read(CHECKPOINT_EVERY), settings.read(CHECKPOINT_DIRECTORY));
    }

    private static Optional<Path> directory(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return Optional.of(path);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be the path of a directory", e);
        }
        throw new IllegalArgumentException("must be an absolute path");
    }
}
