/**
 * What the agent says it can do: the tools of its bundles as one canonical document with a hash, and a version number
 * that outlives restarts.
 *
 * <p>Doors: {@link org.xerotier.xem.manifest.ManifestBook}, {@link org.xerotier.xem.manifest.PublishedManifest}. Looks
 * into {@code bundle}, {@code state} and {@code mesh.manifest}.
 */
@NullMarked
package org.xerotier.xem.manifest;

import org.jspecify.annotations.NullMarked;
