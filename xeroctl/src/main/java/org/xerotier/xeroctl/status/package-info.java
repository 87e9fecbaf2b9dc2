/**
 * {@code xeroctl status}: the first question after setting up, and the last before leaving.
 */
@NullMarked
package org.xerotier.xeroctl.status;

import org.jspecify.annotations.NullMarked;
