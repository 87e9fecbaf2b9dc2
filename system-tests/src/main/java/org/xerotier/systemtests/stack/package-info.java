/**
 * Router, database and agents as processes, on loopback and free ports, in a directory of their own.
 *
 * <p>Door: {@link org.xerotier.systemtests.stack.Stack}. Uses the provisioning of {@code server-config}, as the
 * quickstart does, so what is tested is what is shipped.
 */
@NullMarked
package org.xerotier.systemtests.stack;

import org.jspecify.annotations.NullMarked;
