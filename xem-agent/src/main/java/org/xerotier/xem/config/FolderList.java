package org.xerotier.xem.config;

import java.nio.file.Path;
import java.util.List;

/** Some folders, in the order given. */
record FolderList(List<Path> folders) {

    FolderList {
        folders = List.copyOf(folders);
    }
}
