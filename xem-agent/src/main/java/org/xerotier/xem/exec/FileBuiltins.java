package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.TreeSet;

/** The builtins behind the {@code file} bundle. */
final class FileBuiltins {

    private static final int BUFFER = 32 * 1024;
    private static final long MAX_ENTRIES = 10_000;

    private FileBuiltins() {}

    static void list(BuiltinCall call) throws IOException, StartRefused {
        PathGate.Resolved place = call.path("path");
        boolean hidden = call.flag("hidden");
        long limit = Math.min(call.number("limit", 1_000), MAX_ENTRIES);
        SecureWalk.within(place.root(), place.path(), folder -> {
            TreeSet<Path> names = new TreeSet<>();
            boolean more = false;
            for (Path entry : folder) {
                Path name = entry.getFileName();
                if (hidden || !name.toString().startsWith(".")) {
                    names.add(name);
                    if (names.size() > limit) {
                        names.pollLast();
                        more = true;
                    }
                }
            }
            for (Path name : names) {
                call.print(describe(folder, name));
            }
            if (more) {
                call.print("... and more; ask with a higher limit\n");
            }
            return names.size();
        });
    }

    private static String describe(SecureDirectoryStream<Path> folder, Path name) {
        try {
            PosixFileAttributes file = folder.getFileAttributeView(
                            name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            String kind = file.isDirectory() ? "d" : file.isSymbolicLink() ? "l" : file.isRegularFile() ? "-" : "o";
            return "%s%s %-12s %12d %s %s%n"
                    .formatted(
                            kind,
                            PosixFilePermissions.toString(file.permissions()),
                            file.owner().getName(),
                            file.size(),
                            file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS),
                            printable(name.toString()));
        } catch (IOException gone) {
            return "? %s%n".formatted(printable(name.toString()));
        }
    }

    /** File names may hold line ends; a listing may not let one entry look like two. */
    private static String printable(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                text.append("\\u{%x}".formatted(c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    static void read(BuiltinCall call) throws IOException, StartRefused {
        long length = call.number("max_bytes", 65_536);
        long offset = call.number("offset", 0);
        try (SeekableByteChannel file = SecureWalk.open(call.path("path"))) {
            long from = call.flag("from_end") ? Math.max(0, file.size() - length - offset) : offset;
            file.position(from);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long left = length;
            while (left > 0) {
                buffer.clear().limit((int) Math.min(BUFFER, left));
                int read = file.read(buffer);
                if (read < 0) {
                    return;
                }
                call.write(buffer.array(), read);
                left -= read;
            }
        }
    }

    static void checksum(BuiltinCall call) throws IOException, StartRefused {
        PathGate.Resolved place = call.path("path");
        try (SeekableByteChannel file = SecureWalk.open(place)) {
            MessageDigest digest =
                    MessageDigest.getInstance(call.text("algorithm").equals("sha512") ? "SHA-512" : "SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long size = 0;
            int read;
            while ((read = file.read(buffer.clear())) >= 0) {
                digest.update(buffer.array(), 0, read);
                size += read;
            }
            call.print("%s  %s  (%d bytes)%n"
                    .formatted(
                            HexFormat.of().formatHex(digest.digest()),
                            printable(place.path().toString()),
                            size));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every JDK has SHA-2", every);
        }
    }
}
