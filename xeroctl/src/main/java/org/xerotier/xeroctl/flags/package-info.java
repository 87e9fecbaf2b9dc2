/**
 * Options that several commands share, as picocli mixins, and the converters for what is typed in them.
 */
@NullMarked
package org.xerotier.xeroctl.flags;

import org.jspecify.annotations.NullMarked;
