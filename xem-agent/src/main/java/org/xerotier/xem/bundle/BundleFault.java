package org.xerotier.xem.bundle;

import java.nio.file.Path;

/**
 * Why a bundle was refused.
 *
 * @param line from 1; 0 when the fault is the file itself
 */
public record BundleFault(Path file, int line, String reason) {

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + reason : file + ": " + reason;
    }
}
