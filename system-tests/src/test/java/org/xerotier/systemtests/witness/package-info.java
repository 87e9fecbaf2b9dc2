/** The witness writes what happened, whole. */
@NullMarked
package org.xerotier.systemtests.witness;

import org.jspecify.annotations.NullMarked;
