package org.xerotier.xem.manifest;

import java.util.Map;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.xem.bundle.BundledTool;

/**
 * The capabilities the agent stands for at one time.
 *
 * @param hash SHA-256 of {@code document}, 64 hex
 * @param version grows whenever the hash changes, across restarts too
 * @param document canonical JSON, exactly as hashed and sent
 * @param tools what the document promises, ready to run, by dotted name
 */
public record PublishedManifest(String hash, long version, Bytes document, Map<String, BundledTool> tools) {

    public PublishedManifest {
        tools = Map.copyOf(tools);
    }
}
