/**
 * Tool bundles: reading {@code bundle.yaml} files, judging them, and turning a call's arguments into the exact words a
 * tool is started with.
 *
 * <p>Door: {@link org.xerotier.xem.bundle.BundleLoader}, which answers with
 * {@link org.xerotier.xem.bundle.LoadedBundles}. A wrong bundle is refused with every fault's file and line, the others
 * load. Nothing here starts a process or opens a socket; that is {@code org.xerotier.xem.exec}. The format is described
 * in {@code docs/reference/tool-bundles.md}, which is the word that counts.
 */
@NullMarked
package org.xerotier.xem.bundle;

import org.jspecify.annotations.NullMarked;
