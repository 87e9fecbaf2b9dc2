package org.xerotier.mesh.frame;

/**
 * A piece of the capability manifest (canonical JSON). The router puts the parts of one hash together and takes the
 * manifest only if the whole has that SHA-256.
 *
 * @param index from 0
 * @param count number of parts, 1 to 64
 */
public record ManifestPart(String manifestHash, long manifestVersion, int index, int count, Bytes data)
        implements Frame {

    public ManifestPart {
        Bounds.text("manifest_hash", manifestHash, 64, 64);
        Bounds.range("count", count, 1, Bounds.MAX_MANIFEST_BYTES / Bounds.MAX_CHUNK_BYTES);
        Bounds.range("index", index, 0, count - 1L);
        Bounds.size("data", data.length(), Bounds.MAX_CHUNK_BYTES);
    }

    @Override
    public FrameType type() {
        return FrameType.MANIFEST_PART;
    }
}
