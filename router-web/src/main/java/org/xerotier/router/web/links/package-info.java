/**
 * One-time links over HTTP. The page under {@code /approve} knows nothing until its script sends the secret it finds in
 * the fragment of its own address, which no server log and no referrer ever sees.
 */
@NullMarked
package org.xerotier.router.web.links;

import org.jspecify.annotations.NullMarked;
