package org.xerotier.mesh.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Secrets on disk: one line of 64 lower-case hex digits, mode 0600 from the first byte, written whole or not at all.
 */
public final class KeyFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int LONGEST = 2 * Encodings.KEY_BYTES + 2;

    private KeyFiles() {}

    /** Writes a new secret; refuses to touch a file that is there already, since it may be the only copy of a key. */
    public static void create(Path file, String secretHex) throws IOException {
        Path temporary = writeBeside(file, secretHex);
        try {
            // A hard link fails if the name is taken, which a move would not.
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            throw new KeyRefused(
                    "There is a key file at " + file + " already; move it away if a new key is really wanted.", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(file);
    }

    /** Puts another secret in place of the one that is there, in one step. */
    public static void replace(Path file, String secretHex) throws IOException {
        Path temporary = writeBeside(file, secretHex);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(file);
    }

    /** Reads the secret's hex digits, from a regular file that nobody but its owner may open. */
    public static String read(Path file) throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new KeyRefused("There is no key file at " + file + "; check the path, or enrol first.", e);
        }
        if (!attributes.isRegularFile()) {
            throw new KeyRefused("The key file " + file + " is not a regular file; name the file itself.");
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(attributes.permissions());
        others.removeAll(OWNER_ONLY);
        others.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!others.isEmpty()) {
            throw new KeyRefused("The key file " + file + " is open to others (mode "
                    + PosixFilePermissions.toString(attributes.permissions()) + "); run: chmod 600 " + file);
        }
        if (attributes.size() > LONGEST) {
            throw new KeyRefused("The key file " + file + " is too long; it must hold 64 lower-case hex digits.");
        }
        String hex = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        Encodings.unhex("the key file " + file, hex, Encodings.KEY_BYTES);
        return hex;
    }

    private static Path writeBeside(Path file, String secretHex) throws IOException {
        Encodings.unhex("a secret to be stored", secretHex, Encodings.KEY_BYTES);
        Path directory = directory(file);
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path temporary = Files.createTempFile(directory, "." + file.getFileName(), ".new", mode);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer line = ByteBuffer.wrap((secretHex + "\n").getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
            return temporary;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** The name must survive a power cut as well as the bytes. */
    private static void syncDirectory(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(directory(file), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new KeyRefused("A key file needs a directory; " + file + " has none.");
        }
        return parent;
    }
}
