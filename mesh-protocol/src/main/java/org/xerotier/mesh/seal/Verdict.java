package org.xerotier.mesh.seal;

import org.jspecify.annotations.Nullable;

/**
 * What an export was found to be.
 *
 * @param fault the first thing that is wrong, or null
 * @param header null if not even that could be read
 * @param rows how many rows were read and found good
 * @param last the number of the last good row
 * @param size how many rows the export's last checkpoint covers; more than {@code last} if the file holds but a part
 * @param checkpoints how many checkpoints were read and found good
 * @param pinned how many of the checkpoints the user brought were compared with this export
 * @param isKeyPinned whether the key came from the user rather than from the export itself
 */
public record Verdict(
        @Nullable Fault fault,
        @Nullable ExportHeader header,
        long rows,
        long last,
        long size,
        long checkpoints,
        long pinned,
        boolean isKeyPinned) {

    /**
     * Where and what.
     *
     * @param line counted from 1
     * @param sequence the row's number, 0 if it is not about one row
     * @param id the row's id, empty if not known
     */
    public record Fault(long line, long sequence, String id, String what) {}

    public boolean isGood() {
        return fault == null;
    }
}
