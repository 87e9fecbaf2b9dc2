/** The fault kit does what it says. */
@NullMarked
package org.xerotier.systemtests.fault;

import org.jspecify.annotations.NullMarked;
