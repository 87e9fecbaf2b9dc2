/** A campaign does what its options say. */
@NullMarked
package org.xerotier.systemtests.campaign;

import org.jspecify.annotations.NullMarked;
