/**
 * Payara Server for the router: a domain of its own, hardened before its first start, and the verbs to run it.
 *
 * <p>Door: {@link org.xerotier.provision.payara.PayaraDomain}. The shared installation is only read; domains live in
 * directories of their own. What hardening means is written down once, in {@code server-config/asadmin/*.asadmin}: this
 * package applies those commands to a fresh {@code domain.xml} while no server runs, {@code configure-domain.sh} applies them to
 * an existing domain with {@code asadmin}.
 */
@NullMarked
package org.xerotier.provision.payara;

import org.jspecify.annotations.NullMarked;
