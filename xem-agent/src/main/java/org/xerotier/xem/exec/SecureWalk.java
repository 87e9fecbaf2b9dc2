package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;

/**
 * Opens a resolved path step by step from its root, following no symbolic link on the way: between the judgement and
 * the opening nobody can put a link in place of a folder.
 */
final class SecureWalk {

    private SecureWalk() {}

    /** What to do at the end of the walk, with the folder that holds the last name. */
    interface AtFolder<T> {
        T apply(SecureDirectoryStream<Path> folder) throws IOException;
    }

    /** Opens a regular file to read. */
    static SeekableByteChannel open(PathGate.Resolved place) throws IOException {
        Path name = place.path().getFileName();
        Path parent = place.path().getParent();
        if (name == null || parent == null) {
            throw new NoSuchFileException(place.path().toString(), null, "no regular file");
        }
        return within(place.root(), parent, folder -> {
            boolean regular = folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes()
                    .isRegularFile();
            if (!regular) {
                throw new NoSuchFileException(name.toString(), null, "no regular file any more");
            }
            return folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        });
    }

    /** Does something in the folder at {@code target}, which lies in or is {@code root}. */
    static <T> T within(Path root, Path target, AtFolder<T> action) throws IOException {
        if (!target.startsWith(root)) {
            // A root that is itself a file: its own folder was named by the bundle.
            return start(target, Path.of(""), action);
        }
        return start(root, root.relativize(target), action);
    }

    private static <T> T start(Path root, Path rest, AtFolder<T> action) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this file system offers no safe way to walk it");
            }
            return step(secure, rest, 0, action);
        }
    }

    private static <T> T step(SecureDirectoryStream<Path> folder, Path rest, int index, AtFolder<T> action)
            throws IOException {
        if (rest.toString().isEmpty() || index == rest.getNameCount()) {
            return action.apply(folder);
        }
        try (SecureDirectoryStream<Path> next =
                folder.newDirectoryStream(rest.getName(index), LinkOption.NOFOLLOW_LINKS)) {
            return step(next, rest, index + 1, action);
        }
    }
}
