package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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

/** The private folders of the runner: {@code pipes}, {@code run} and {@code output}
 * with a folder for each execution, {@code bundles/<name>}. */
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

    /** The folder of an execution, in any life of the agent; ids may hold anything, so they are digested. */
    static Path of(Path parent, String invocationId, String executionId) {
        return parent.resolve(Sha256.hex(invocationId + "/" + executionId).substring(0, 32));
    }

    /** Returns when the folder's names, and its own, are on the disk. */
    static void force(Path folder) throws IOException {
        for (Path each : List.of(folder, folder.resolve("..").normalize())) {
            try (FileChannel names = FileChannel.open(each, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Deletes a tree without following links out of it, also what a tool has made read-only or unreadable. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, new Deletion(null));
        }
    }

    static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException leftBehind) {
            System.getLogger("xem.exec").log(System.Logger.Level.WARNING, "not deleted: " + folder, leftBehind);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        /** What could not be read, and whose permissions have been changed since: no reason to come back once more. */
        private final @Nullable Path opened;

        Deletion(@Nullable Path opened) {
            this.opened = opened;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            open(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
                // Whoever made it may be alive and delete it too.
                return FileVisitResult.CONTINUE;
            }
            if (file.equals(opened) || !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw fault;
            }
            open(file);
            Files.walkFileTree(file, new Deletion(file));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
            if (fault != null) {
                throw fault;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }

        private static void open(Path folder) {
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException somebodyElses) {
                // Whether it can be deleted all the same shows at once.
                System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "stays as it is", somebodyElses);
            }
        }
    }
}
