package org.xerotier.xem.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Puts SQLite's native library into the agent's own folder. Left to itself the driver unpacks a fresh copy into the
 * temporary folder at every start, which a kill leaves behind, and which many hosts mount without the right to execute.
 */
final class NativeLibrary {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private NativeLibrary() {}

    /** Does so once in a process; if it cannot, the driver goes its own way. */
    static synchronized void prepare(Path folder) {
        if (System.getProperty("org.sqlite.lib.path") != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream packed = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            if (packed == null) {
                return;
            }
            byte[] library = packed.readAllBytes();
            Path target = Files.createDirectories(folder, PRIVATE).resolve(name);
            if (!Files.isRegularFile(target) || !Arrays.equals(Files.readAllBytes(target), library)) {
                Path fresh = Files.createTempFile(folder, name, ".new", PRIVATE);
                Files.write(fresh, library);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            System.setProperty("org.sqlite.lib.path", folder.toAbsolutePath().toString());
            System.setProperty("org.sqlite.lib.name", name);
        } catch (IOException fault) {
            System.getLogger("xem.ledger")
                    .log(
                            Level.WARNING,
                            "SQLite''s library could not be put into {0} ({1}).",
                            folder,
                            fault.getMessage());
        }
    }
}
