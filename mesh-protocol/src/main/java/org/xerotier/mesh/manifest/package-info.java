/**
 * What an agent can do, and how far a workspace lets it: tools, their risk and arguments, and the scope that narrows them.
 *
 * <p>Door: {@link org.xerotier.mesh.manifest.CapabilityManifest}, {@link org.xerotier.mesh.manifest.ArgumentSchema} and
 * {@link org.xerotier.mesh.manifest.WorkspaceScope}. Router and agent run the same classes, so a call one of them
 * admits is judged by the same words on the other side. Nothing here knows how a tool is run.
 */
@NullMarked
package org.xerotier.mesh.manifest;

import org.jspecify.annotations.NullMarked;
