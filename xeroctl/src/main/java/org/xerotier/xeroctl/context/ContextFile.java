package org.xerotier.xeroctl.context;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The file with the contexts. It holds keys, so it is readable by its owner only, or not read at all. */
public final class ContextFile {
    private static final long LARGEST = 1 << 20;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;

    public ContextFile(Path path) {
        this.path = path;
    }

    /** {@code $XDG_CONFIG_HOME/xeroctl/config.toml}, or below {@code ~/.config}. */
    public static ContextFile of(Map<String, String> environment, Path home) {
        String configHome = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = configHome.isEmpty() || !Path.of(configHome).isAbsolute()
                ? home.resolve(".config")
                : Path.of(configHome);
        return new ContextFile(base.resolve("xeroctl").resolve("config.toml"));
    }

    public Path path() {
        return path;
    }

    /** What the file says; no contexts if there is no file. */
    public Contexts read() {
        if (!Files.exists(path)) {
            return Contexts.NONE;
        }
        refuseOpenToOthers();
        try {
            if (Files.size(path) > LARGEST) {
                throw new ContextFault(path + " is larger than a configuration can be", "look at " + path);
            }
            return ContextText.read(Files.readString(path));
        } catch (Toml.Fault fault) {
            throw new ContextFault(path + ", " + fault.getMessage(), "edit " + path);
        } catch (IOException fault) {
            throw new ContextFault("cannot read " + reason(fault), "look at " + path);
        }
    }

    /** Replaces the file in one step; nobody ever sees half of it, or sees it with a wider mode. */
    public void write(Contexts contexts) {
        Path directory = directory();
        try {
            Files.createDirectories(directory);
            Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
            Path fresh = Files.createTempFile(besides(target), "config", ".toml", ownerOnly(directory));
            Files.writeString(fresh, ContextText.write(contexts), StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new ContextFault("cannot write " + reason(fault), "ls -ld " + directory);
        }
    }

    private Path directory() {
        return besides(path);
    }

    private static Path besides(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private void refuseOpenToOthers() {
        try {
            if (!isPosix(path)) {
                return;
            }
            Set<PosixFilePermission> wider = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            wider.removeAll(OWNER);
            if (!wider.isEmpty()) {
                throw new ContextFault(path + " holds API keys and others may use it", "chmod 600 " + path);
            }
        } catch (IOException fault) {
            throw new ContextFault("cannot look at " + reason(fault), "ls -l " + path);
        } catch (IllegalArgumentException nobodyMayAnything) {
            throw new ContextFault(path + " cannot be read by its owner", "chmod 600 " + path);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        return isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static String reason(IOException fault) {
        String message = String.valueOf(fault.getMessage());
        return fault instanceof FileSystemException
                ? message + " (" + fault.getClass().getSimpleName() + ")"
                : message;
    }
}
