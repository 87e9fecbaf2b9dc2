package org.xerotier.xem.bundle;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credentials folder. A file {@code <folder>/<workspace>/<ref>} serves that workspace; {@code <folder>/<ref>}
 * serves every workspace that has none of its own. Contents are never read here: tools get the path.
 */
public final class CredentialsFolder {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private final Path folder;

    public CredentialsFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** The file for a workspace, if there is one. */
    public Optional<Path> find(String workspace, String ref) {
        if (isPlainName(workspace)) {
            Path own = folder.resolve(workspace).resolve(ref);
            if (Files.isRegularFile(own)) {
                return Optional.of(own);
            }
        }
        Path shared = folder.resolve(ref);
        return Files.isRegularFile(shared) ? Optional.of(shared) : Optional.empty();
    }

    public Path folder() {
        return folder;
    }

    boolean existsForAnyone(String ref) {
        if (!isPlainName(ref)) {
            return false;
        }
        if (Files.isRegularFile(folder.resolve(ref))) {
            return true;
        }
        try (DirectoryStream<Path> workspaces = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path workspace : workspaces) {
                if (Files.isRegularFile(workspace.resolve(ref))) {
                    return true;
                }
            }
        } catch (IOException noFolder) {
            return false;
        }
        return false;
    }

    static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }
}
