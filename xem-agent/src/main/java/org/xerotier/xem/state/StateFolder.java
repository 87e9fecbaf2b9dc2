package org.xerotier.xem.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder, held by one agent at a time. */
public final class StateFolder implements AutoCloseable {

    private static final String LOCK = "agent.lock";

    private final Path folder;
    private final FileChannel lockFile;

    private StateFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Makes the folder if need be and locks it; fails if another process holds it. */
    public static StateFolder open(Path folder) throws IOException {
        create(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another agent uses the state folder " + folder
                    + "; give each agent its own queue_db_path, or stop the other one");
        }
        return new StateFolder(folder, channel);
    }

    /** Whether an agent is using it now. */
    public static boolean isHeld(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** Makes a private folder, parents included; one that is there already is left as it is. */
    public static void create(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    public DurableFile file(String name) {
        return new DurableFile(folder.resolve(name));
    }

    public Path path() {
        return folder;
    }

    /** Lets the next agent in. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
