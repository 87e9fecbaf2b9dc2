package org.xerotier.router.fleet;

import org.xerotier.mesh.manifest.CapabilityManifest;

/**
 * A capability manifest that was read, checked and has the hash it was declared to have.
 *
 * @param document canonical JSON, as hashed
 */
public record AcceptedManifest(String hash, long version, String document, CapabilityManifest manifest) {}
