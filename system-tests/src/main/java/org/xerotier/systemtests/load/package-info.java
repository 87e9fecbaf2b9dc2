/**
 * Callers as they are in life: they keep an idempotency key for each call, send it again when an answer does not come, follow
 * the call to its end by polling or by its event stream, and write down everything they were told.
 *
 * <p>Door: {@link org.xerotier.systemtests.load.Callers}.
 */
@NullMarked
package org.xerotier.systemtests.load;

import org.jspecify.annotations.NullMarked;
