package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.Sha256;

/** The private folders of the runner: {@code pipes}, {@code run/<n>} for each execution, {@code bundles/<name>}. */
final class RunFolder {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private RunFolder() {}

    static Path make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        return Files.createDirectories(folder, PRIVATE);
    }

    /** Makes a folder that was not there, empty. */
    static Path makeFresh(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder, PRIVATE);
    }

    /** Where the output of an execution lies, in any life of the agent; ids may hold anything, so they are digested. */
    static Path ofOutput(Path outputs, String invocationId, String executionId) {
        return outputs.resolve(Sha256.hex(invocationId + "/" + executionId).substring(0, 32));
    }

    /** Returns when the folder's names, and its own, are on the disk. */
    static void force(Path folder) throws IOException {
        for (Path each : List.of(folder, folder.resolve("..").normalize())) {
            try (FileChannel names = FileChannel.open(each, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Deletes a tree without following links out of it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException leftBehind) {
            System.getLogger("xem.exec").log(System.Logger.Level.WARNING, "not deleted: " + folder, leftBehind);
        }
    }
}
