/**
 * What every provisioning step needs: processes, ports, private files, progress lines and one exception.
 *
 * <p>This library makes a machine ready for Xerotier: an embedded PostgreSQL, a hardened Payara domain, and the
 * one-command start on top of both. It is plain Java and used by {@code ./quickstart}, by the integration tests of other
 * modules and by system tests. It never runs inside the router.
 *
 * <p>Doors: {@link org.xerotier.provision.postgres.EmbeddedPostgres}, {@link org.xerotier.provision.payara.PayaraDomain},
 * {@link org.xerotier.provision.quickstart.Quickstart}.
 */
@NullMarked
package org.xerotier.provision;

import org.jspecify.annotations.NullMarked;
