/**
 * Who may call which operation. Every resource method says {@link org.xerotier.router.web.access.Requires}, {@link
 * org.xerotier.router.web.access.RequiresSystem} or {@link org.xerotier.router.web.access.Open}; one with neither is shut. The rule is ours, since the server's own is not enforced
 * after a restart (docs/adr/0005).
 */
@NullMarked
package org.xerotier.router.web.access;

import org.jspecify.annotations.NullMarked;
