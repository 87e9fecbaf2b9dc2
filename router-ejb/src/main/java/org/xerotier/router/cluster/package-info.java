/**
 * The routers of one database: which there are, which live, and what agents are told of them.
 *
 * <p>Each router writes itself down at its start under an id of its own, and again every two seconds, by the database's
 * clock; one that has not for {@code xerotier.router.timeout-ms} counts as dead. Nothing is decided by this list that
 * would be wrong if the list were: it says whom agents should speak with and when to look for work that nobody tends to.
 * Who does what is decided by rows and their locks (ADR 0017).
 *
 * <p>Doors: {@link org.xerotier.router.cluster.RouterRoster} (in memory, as of the last heartbeat), event {@link
 * org.xerotier.router.cluster.RouterLost}. Table {@code routers}. May look into kernel, security, mesh.
 */
@NullMarked
package org.xerotier.router.cluster;

import org.jspecify.annotations.NullMarked;
