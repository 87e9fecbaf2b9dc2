package org.xerotier.provision.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.ProvisionException;

/** Unpacks the server's programs from the archive on the class path, once per directory. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The directory with {@code bin/postgres}; a half-unpacked one never carries that name. */
    static Path unpackTo(Path directory) {
        if (Files.isExecutable(directory.resolve("bin/postgres"))) {
            return directory;
        }
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            var fresh = Files.createTempDirectory(directory.toAbsolutePath().getParent(), "unpacking-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var archive = archive()) {
                unpack(archive, fresh);
            }
            publish(fresh, directory);
            return directory;
        } catch (IOException e) {
            throw new ProvisionException(
                    "Unpacking PostgreSQL into " + directory + " failed: " + e.getMessage(),
                    "Check free disk space and permissions, then try again.",
                    null,
                    e);
        }
    }

    private static InputStream archive() {
        var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var name = machine.equals("aarch64") ? "/postgres-linux-arm_64.txz" : "/postgres-linux-x86_64.txz";
        var found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new ProvisionException(
                    "No PostgreSQL for " + System.getProperty("os.name") + " on " + machine + " is on the class path.",
                    "Embedded PostgreSQL needs Linux on x86_64 or aarch64; elsewhere use your own server and database.sh.");
        }
        return found;
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry leaves its directory: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        var executable = (entry.getMode() & 0b001_000_000) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void publish(Path fresh, Path directory) throws IOException {
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            PrivateFiles.deleteTree(fresh);
            if (!Files.isExecutable(directory.resolve("bin/postgres"))) {
                throw e;
            }
            // Somebody else unpacked the same archive meanwhile; theirs is as good as ours.
        }
    }
}
