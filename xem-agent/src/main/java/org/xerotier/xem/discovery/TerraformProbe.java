package org.xerotier.xem.discovery;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Terraform configurations in the folders of {@code discovery_paths} and one level below. Only file names are looked at. */
final class TerraformProbe implements Probe {

    private static final int MOST_FOLDERS = 200;

    @Override
    public void look(HostView host, Finds finds) throws IOException {
        for (Path folder : host.folders()) {
            if (!configuration(folder, finds) && Files.isDirectory(folder)) {
                below(folder, finds);
            }
        }
    }

    private static void below(Path folder, Finds finds) throws IOException {
        int seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path entry : entries) {
                if (++seen > MOST_FOLDERS) {
                    return;
                }
                configuration(entry, finds);
            }
        }
    }

    private static boolean configuration(Path folder, Finds finds) throws IOException {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tf")) {
            if (!files.iterator().hasNext()) {
                return false;
            }
        }
        Path name = folder.getFileName();
        finds.found("terraform", name == null ? "/" : name.toString(), "Terraform files in " + folder);
        return true;
    }
}
