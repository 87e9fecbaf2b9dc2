/**
 * {@code xeroctl audit}: what was done, by whom, with what outcome.
 */
@NullMarked
package org.xerotier.xeroctl.audit;

import org.jspecify.annotations.NullMarked;
