/**
 * {@code xeroctl dead-letters}: messages that could not be handled.
 */
@NullMarked
package org.xerotier.xeroctl.letters;

import org.jspecify.annotations.NullMarked;
