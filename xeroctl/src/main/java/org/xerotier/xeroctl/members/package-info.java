/** Who has a place in the project. */
@NullMarked
package org.xerotier.xeroctl.members;

import org.jspecify.annotations.NullMarked;
