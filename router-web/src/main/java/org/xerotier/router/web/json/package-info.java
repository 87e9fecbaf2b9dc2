/**
 * The only way JSON enters and leaves: strictly parsed records in, records out, by the rules of the mesh protocol's
 * {@code JsonMapping}. The server's own JSON providers are switched off, since they take the last of two duplicate keys
 * for granted.
 */
@NullMarked
package org.xerotier.router.web.json;

import org.jspecify.annotations.NullMarked;
