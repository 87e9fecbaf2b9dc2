/** The hooks stand where the list says. */
@NullMarked
package org.xerotier.systemtests.plant;

import org.jspecify.annotations.NullMarked;
